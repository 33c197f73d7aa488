import type { IncomingMessage } from 'node:http'

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** Arguments come as a form, in which anything but text is JSON, or as JSON. */
export function readArguments(body: string, type: string | undefined): Record<string, unknown> {
  if (body === '') return {}
  if (type?.includes('application/json')) return JSON.parse(body)
  return Object.fromEntries([...new URLSearchParams(body)].map(([key, value]) => [key, readValue(key, value)]))
}

const JSON_ARGUMENTS = new Set(['blocks', 'attachments', 'metadata', 'view'])

function readValue(key: string, value: string): unknown {
  if (!JSON_ARGUMENTS.has(key)) return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const flagOf = (value: unknown): boolean => value === true || value === 'true' || value === '1'
