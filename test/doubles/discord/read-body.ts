import type { IncomingMessage } from 'node:http'
import type { Json } from './state.ts'

/** JSON, or a form of `payload_json` and files, as Discord takes them. */
export async function readBody(
  request: IncomingMessage,
): Promise<{ json: Json | undefined; files: { name: string; text: string }[] }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  if (raw.length === 0) return { json: undefined, files: [] }
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) return { json: JSON.parse(raw.toString('utf8')) as Json, files: [] }
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData()
  const files: { name: string; text: string }[] = []
  for (const value of form.values())
    if (typeof value !== 'string') files.push({ name: value.name, text: await value.text() })
  const payload = form.get('payload_json')
  return { json: JSON.parse(typeof payload === 'string' ? payload : '{}') as Json, files }
}
