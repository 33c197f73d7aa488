import type { PostedMessage } from '../doubles/discord/start-discord.ts'

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

/** Messages as a Discord channel shows them: a page to be looked at, and photographed for the README. */
export function buildDiscordPage(messages: readonly PostedMessage[], mark: string): string {
  return `<!doctype html><meta charset="utf-8"><title>onrecord on Discord, ${escapeHtml(mark)}</title><style>
body{margin:0;padding:18px 20px;background:#313338;color:#dbdee1;font:15px/1.4 "DejaVu Sans",sans-serif;width:720px}
.post{display:flex;gap:14px;margin:0 0 16px}.thread{margin-left:40px}.face{flex:none;width:38px;height:38px;border-radius:50%;background:#5865f2;color:#fff;font-weight:700;text-align:center;line-height:38px}
.who{font-weight:700;color:#f2f3f5}.tag{background:#5865f2;color:#fff;border-radius:3px;font-size:10px;padding:1px 4px;margin:0 6px}.meta{color:#949ba4;font-size:12px}.mark{background:#fff1c9;color:#222;border-radius:3px;padding:0 5px;font-size:11px;margin-left:8px}
.embed{background:#2b2d31;border-left:4px solid #888;border-radius:4px;padding:8px 14px 10px;margin-top:5px;max-width:560px;font-size:13.5px}
blockquote{margin:2px 0;padding:0 10px;border-left:4px solid #4e5058}.small{color:#949ba4;font-size:11.5px}.li{padding-left:16px;text-indent:-12px}.gap{height:8px}
.fields{display:grid;grid-template-columns:repeat(3,1fr);gap:8px 12px;margin-top:8px}.wide{grid-column:1/-1}.name{font-weight:700;font-size:12.5px}.foot{color:#949ba4;font-size:11px;margin-top:8px}
.buttons span{display:inline-block;background:#4e5058;color:#fff;border-radius:4px;padding:4px 14px;margin:8px 8px 0 0;font-size:13px}.buttons .s1{background:#5865f2}.buttons .s4{background:#da373c}a{color:#00a8fc}code{background:#1e1f22;border-radius:3px;padding:1px 4px}time{background:#3c3f45;border-radius:3px;padding:0 3px}
</style>${messages.map((one) => renderPost(one, mark)).join('\n')}`
}

function renderPost(
  { thread, threadName, content, embeds, components, reference }: PostedMessage,
  mark: string,
): string {
  const where = thread ? `in thread “${threadName ?? ''}”` : reference ? 'answers the card' : ''
  const shown = embeds.map((embed) => {
    const colour = `#${(embed.color ?? 0).toString(16).padStart(6, '0')}`
    const fields = (embed.fields ?? []).map((field) => {
      const wide = (field as { inline?: boolean }).inline ? '' : ' wide'
      return `<div class="field${wide}"><div class="name">${escapeHtml(field.name)}</div>${markdown(field.value)}</div>`
    })
    return `<div class="embed" style="border-color:${colour}">${markdown(embed.description ?? '')}${fields.length > 0 ? `<div class="fields">${fields.join('')}</div>` : ''}<div class="foot">${escapeHtml(embed.footer?.text ?? '')}</div></div>`
  })
  const buttons = (components as { components: { label?: string; style?: number; placeholder?: string }[] }[])
    .flatMap((row) => row.components)
    .map(
      ({ label, style, placeholder }) =>
        `<span class="s${style ?? 2}">${escapeHtml(label ?? `${placeholder} ▾`)}</span>`,
    )
  return `<div class="post${thread ? ' thread' : ''}"><div class="face">or</div><div><span class="who">onrecord</span><span class="tag">APP</span><span class="meta">${escapeHtml(where)}</span><span class="mark">${escapeHtml(mark)}</span><div>${markdown(content)}</div>${shown.join('')}<div class="buttons">${buttons.join('')}</div></div></div>`
}

/** What Discord's Markdown makes of the little that posts use. */
function markdown(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      if (line === '') return '<div class="gap"></div>'
      if (line.startsWith('> ')) return `<blockquote>${inline(line.slice(2))}</blockquote>`
      if (line.startsWith('-# ')) return `<div class="small">${inline(line.slice(3))}</div>`
      if (line.startsWith('- ')) return `<div class="li">• ${inline(line.slice(2))}</div>`
      return `<div>${inline(line)}</div>`
    })
    .join('')
}

function inline(text: string): string {
  const kept: string[] = []
  const keep = (html: string) => `⟦${kept.push(html) - 1}⟧`
  const marked = text
    .replace(/`([^`]*)`/g, (_all, code: string) => keep(`<code>${escapeHtml(code)}</code>`))
    .replace(/\\([^\p{L}\p{N}\s])/gu, (_all, char: string) => keep(escapeHtml(char)))
    .replace(/<t:(\d+):([fD])>/g, (_all, at: string, style: string) =>
      keep(`<time>${timeOf(Number(at), style)}</time>`),
    )
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, (_all, label: string) => `${keep('<a>')}${label}${keep('</a>')}`)
    .replace(/\*\*(.+?)\*\*/g, (_all, words: string) => `${keep('<b>')}${words}${keep('</b>')}`)
  return escapeHtml(marked).replace(/⟦(\d+)⟧/g, (_all, at: string) => kept[Number(at)] ?? '')
}

function timeOf(seconds: number, style: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(seconds * 1000)
  if (style === 'D') return day
  return `${day} ${new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' }).format(seconds * 1000)}`
}
