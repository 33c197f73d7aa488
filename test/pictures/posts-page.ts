import { formatTime } from '../../src/chat/text/format-time.ts'
import type { Block, Inline, Message } from '../../src/domain/message.ts'

export type PagePost = { channel: string; thread: boolean; message: Message }

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

/** Posts as a chat channel would show them: a page to be looked at, and photographed for the README. */
export function buildPostsPage(posts: readonly PagePost[], mark: string): string {
  const cards = posts.map((post) => renderPost(post, mark)).join('\n')
  return `<!doctype html><meta charset="utf-8"><title>onrecord, ${escapeHtml(mark)}</title><style>
body{margin:0;padding:20px 24px;background:#fff;color:#1d1c1d;font:15px/1.45 "DejaVu Sans",sans-serif;width:820px}
.post{display:flex;gap:12px;margin:0 0 16px}.thread{margin-left:52px}.face{flex:none;width:36px;height:36px;border-radius:6px;background:#14324f;color:#fff;font-weight:700;text-align:center;line-height:36px}
.who{font-weight:700}.meta{color:#616061;font-size:12px;margin-left:6px}.mark{background:#fff1c9;border:1px solid #d9b44a;border-radius:3px;padding:0 5px;font-size:12px;margin-left:8px}
.body{border-left:4px solid #9aa5b1;padding:2px 0 2px 12px;margin-top:4px}.news{border-color:#2f6fb5}.change{border-color:#8a5a00}.caution{border-color:#b3261e}.correction{border-color:#6b2fa0}
h3{font-size:15px;margin:2px 0 6px}blockquote{margin:6px 0;padding:4px 10px;border-left:4px solid #d0d4d9;font-style:italic}
dl{display:grid;grid-template-columns:110px 1fr;margin:6px 0;font-size:13px}dt{color:#616061}dd{margin:0}ul{margin:4px 0 6px;padding-left:20px;font-size:13px}.context{color:#616061;font-size:12px;margin:4px 0}
.actions span{display:inline-block;border:1px solid #bbb;border-radius:4px;padding:1px 10px;margin:4px 6px 0 0;font-size:13px;font-weight:600}a{color:#1264a3;text-decoration:none}
</style>${cards}`
}

function renderPost({ channel, thread, message }: PagePost, mark: string): string {
  const blocks = message.blocks.map((block) => renderBlock(block, message)).join('')
  return `<div class="post${thread ? ' thread' : ''}"><div class="face">or</div><div><span class="who">onrecord</span><span class="meta">#${escapeHtml(channel)}${thread ? ' · in thread' : ''}</span><span class="mark">${escapeHtml(mark)}</span><div class="body ${message.tone}">${blocks}</div></div></div>`
}

function renderBlock(block: Block, message: Message): string {
  const line = (spans: Inline[]) => spans.map((span) => renderInline(span, message)).join('')
  switch (block.type) {
    case 'heading':
      return `<h3>${escapeHtml(block.text)}</h3>`
    case 'text':
      return `<div>${line(block.spans)}</div>`
    case 'quote':
      return `<blockquote>${block.direct ? '“' : ''}${escapeHtml(block.text)}${block.direct ? '”' : ''}</blockquote>`
    case 'fields':
      return `<dl>${block.fields.map((field) => `<dt>${escapeHtml(field.label)}</dt><dd>${line(field.spans)}</dd>`).join('')}</dl>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${line(item)}</li>`).join('')}</ul>`
    case 'context':
      return `<div class="context">${line(block.spans)}</div>`
    case 'actions':
      return `<div class="actions">${block.actions.map((action) => `<span>${escapeHtml(action.label)}</span>`).join('')}</div>`
    case 'divider':
      return '<hr>'
  }
}

function renderInline(span: Inline, message: Message): string {
  if (span.type === 'link') return `<a>${escapeHtml(span.label)}</a> [${escapeHtml(span.host)}]`
  if (span.type === 'time') return escapeHtml(formatTime(span.at, span.precision, message.locale ?? 'en', 'UTC'))
  return span.style === 'strong' ? `<b>${escapeHtml(span.text)}</b>` : escapeHtml(span.text)
}
