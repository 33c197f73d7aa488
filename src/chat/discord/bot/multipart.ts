/** A file beside a message. */
export type MessageFile = { name: string; data: Buffer; contentType: string }

/**
 * A message with files, as Discord takes it: `payload_json` and a part a file. Written by hand, because the library
 * builds a form of Node's own that its HTTP client does not take (@discordjs/rest 2.6 beside undici 6.27).
 */
export function writeMultipart(payload: object, files: readonly MessageFile[]): { body: Buffer; contentType: string } {
  const parts = [
    { head: 'name="payload_json"', type: 'application/json', data: Buffer.from(JSON.stringify(payload), 'utf8') },
    ...files.map((file, at) => ({
      head: `name="files[${at}]"; filename="${safeName(file.name)}"`,
      type: file.contentType.replace(/[^\w.+/;= -]/g, ''),
      data: file.data,
    })),
  ]
  const boundary = boundaryFor(parts.map(({ data }) => data))
  const chunks = parts.flatMap(({ head, type, data }) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\nContent-Type: ${type}\r\n\r\n`, 'utf8'),
    data,
    Buffer.from('\r\n'),
  ])
  return {
    body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  }
}

/** A line that stands in none of the parts. */
function boundaryFor(parts: readonly Buffer[]): string {
  let boundary = 'onrecord-part'
  while (parts.some((part) => part.includes(boundary))) boundary += '-x'
  return boundary
}

function safeName(name: string): string {
  return name.replace(/[^\w.-]/g, '_').slice(0, 100) || 'file'
}
