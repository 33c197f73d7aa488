import type { PostedOnSlack } from '../support/slack/start-slack.ts'

type Json = Record<string, unknown>

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)
/** Slack's own three entities are the same as HTML's; anything else in angles is a token of ours. */
const UTC = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** Messages of a Slack channel much as its client shows them, from their Block Kit alone: to be looked at. */
export function buildBlocksPage(channel: string, messages: readonly PostedOnSlack[], mark: string): string {
  const posts = messages.map((one) => renderPost(one, mark)).join('\n')
  return `<!doctype html><meta charset="utf-8"><title>${escapeHtml(channel)}</title><style>
body{margin:0;background:#fff;color:#1d1c1d;font:15px/1.46 "DejaVu Sans",sans-serif;width:860px}
.top{border-bottom:1px solid #ddd;padding:12px 22px;font-weight:700}.post{display:flex;gap:10px;padding:10px 22px}
.thread{padding-left:66px}.face{flex:none;width:36px;height:36px;border-radius:6px;background:#1f2a37;color:#fff;font-weight:700;text-align:center;line-height:36px}
.who{font-weight:700}.app{background:#e8e8e8;border-radius:3px;color:#616061;font-size:10px;padding:1px 4px;margin-left:6px}.meta{color:#616061;font-size:12px;margin-left:6px}
.mark{background:#fff1c9;border:1px solid #d9b44a;border-radius:3px;padding:0 5px;font-size:11px;margin-left:8px}
h3{font-size:17px;line-height:1.3;margin:3px 0 6px}blockquote{margin:6px 0;padding:2px 12px;border-left:4px solid #ddd}
.fields{display:grid;grid-template-columns:1fr 1fr;gap:6px 16px;margin:6px 0}.section{margin:5px 0}.context{color:#616061;font-size:12.5px;margin:5px 0}
button{border:1px solid #bbb;background:#fff;border-radius:4px;padding:4px 12px;margin:4px 8px 0 0;font:700 13px "DejaVu Sans",sans-serif;color:#1d1c1d}
button.primary{background:#007a5a;color:#fff;border-color:#007a5a}button.danger{background:#e01e5a;color:#fff;border-color:#e01e5a}a{color:#1264a3;text-decoration:none}code{background:#f4f4f4;border:1px solid #ddd;color:#e01e5a;border-radius:3px;padding:0 3px}
</style><div class="top"># ${escapeHtml(channel)}</div>${posts}`
}

function renderPost({ thread_ts, broadcast, edited, blocks }: PostedOnSlack, mark: string): string {
  const note = [
    broadcast ? 'also sent to the channel' : thread_ts === null ? '' : 'in thread',
    edited > 0 ? 'edited' : '',
  ]
    .filter(Boolean)
    .join(' · ')
  return `<div class="post${thread_ts === null ? '' : ' thread'}"><div class="face">or</div><div><span class="who">onrecord</span><span class="app">APP</span><span class="meta">${note}</span><span class="mark">${escapeHtml(mark)}</span>${blocks.map((block) => renderBlock(block as Json)).join('')}</div></div>`
}

function renderBlock(block: Json): string {
  switch (block.type) {
    case 'header':
      return `<h3>${escapeHtml((block.text as Json).text as string)}</h3>`
    case 'section':
      return block.fields
        ? `<div class="fields">${(block.fields as Json[]).map((field) => `<div>${mrkdwn(field)}</div>`).join('')}</div>`
        : `<div class="section">${mrkdwn(block.text as Json)}</div>`
    case 'context':
      return `<div class="context">${(block.elements as Json[]).map(mrkdwn).join(' ')}</div>`
    case 'rich_text':
      return `<blockquote>${escapeHtml(
        JSON.stringify(block)
          .match(/"text":"((?:[^"\\]|\\.)*)"/)?.[1]
          ?.replaceAll('\\"', '"') ?? '',
      )}</blockquote>`
    case 'actions':
      return (block.elements as Json[])
        .map((one) => `<button class="${one.style ?? ''}">${escapeHtml((one.text as Json).text as string)}</button>`)
        .join('')
    case 'divider':
      return '<hr>'
    default:
      return ''
  }
}

function mrkdwn({ text }: Json): string {
  return String(text)
    .replace(/<!date\^(\d+)\^([^|]*)\|[^>]*>/g, (_all, at: string) => UTC.format(Number(at) * 1000))
    .replace(/<(https?:[^|>]*)\|([^>]*)>/g, '<a href="$1">$2</a>')
    .replace(/(^|[\s(>])\*([^*\n]+)\*/g, '$1<b>$2</b>')
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replace(/^&gt; (.*)$/gm, '<blockquote>$1</blockquote>')
    .replaceAll('\n', '<br>')
}
