import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

const SPEC_FILE = process.env.DISCORD_OPENAPI ?? '../shared/specs/discord-openapi.json'

type Operation = {
  requestBody?: { content: Record<string, unknown>; required?: boolean }
  responses: Record<string, { content?: Record<string, unknown>; $ref?: string }>
}
type Spec = { paths: Record<string, Record<string, Operation>> }

/** The published interface of Discord: what goes over the wire is judged by it, in both directions. */
export type OpenApi = {
  /** The path of the specification that an address belongs to, with its parameters. */
  match(method: string, path: string): { route: string; params: Record<string, string> } | null
  /** What is wrong with a body; empty where nothing is. */
  checkRequest(method: string, route: string, body: unknown): string[]
  checkAnswer(method: string, route: string, status: number, body: unknown): string[]
  /** Compiles what a route needs, so that its first call is not slower than the others. */
  prepare(method: string, route: string): void
}

export function loadOpenApi(file = SPEC_FILE): OpenApi {
  const spec = JSON.parse(readFileSync(file, 'utf8')) as Spec
  const ajv = new Ajv2020({ strict: false, validateFormats: false, discriminator: false })
  ajv.addSchema(spec as object, 'discord')
  const compiled = new Map<string, ValidateFunction>()
  const validate = (pointer: string, value: unknown): string[] => {
    let check = compiled.get(pointer)
    if (check === undefined) {
      check = ajv.compile({ $ref: `discord#${pointer}` })
      compiled.set(pointer, check)
    }
    if (check(value)) return []
    return (check.errors ?? []).slice(0, 5).map((error) => `${error.instancePath || '/'} ${error.message}`)
  }
  const routes = Object.keys(spec.paths).map((route) => ({ route, parts: route.split('/') }))

  return {
    match(method, path) {
      const parts = path.split('/').map(decodeURIComponent)
      const fitting = routes
        .filter(({ route }) => spec.paths[route]?.[method.toLowerCase()] !== undefined)
        .filter(
          (one) =>
            one.parts.length === parts.length && one.parts.every((part, i) => isParameter(part) || part === parts[i]),
        )
        // "@me" before "{id}".
        .sort((a, b) => a.parts.filter(isParameter).length - b.parts.filter(isParameter).length)
      const [best] = fitting
      if (best === undefined) return null
      const params: Record<string, string> = {}
      best.parts.forEach((part, i) => {
        if (isParameter(part)) params[part.slice(1, -1)] = parts[i] ?? ''
      })
      return { route: best.route, params }
    },
    prepare(method, route) {
      const { requestBody, responses } = spec.paths[route]?.[method.toLowerCase()] ?? { responses: {} }
      const at = pointerTo(route, method)
      if (requestBody?.content['application/json']) validate(`${at}/requestBody/content/application~1json/schema`, null)
      for (const [key, { content }] of Object.entries(responses))
        if (content?.['application/json']) validate(`${at}/responses/${key}/content/application~1json/schema`, null)
    },
    checkRequest(method, route, body) {
      const operation = spec.paths[route]?.[method.toLowerCase()]
      const declared = operation?.requestBody?.content['application/json']
      if (declared === undefined) return body === undefined ? [] : ['/ takes no body']
      if (body === undefined) return operation?.requestBody?.required ? ['/ a body is missing'] : []
      return validate(`${pointerTo(route, method)}/requestBody/content/application~1json/schema`, relax(body))
    },
    checkAnswer(method, route, status, body) {
      const responses = spec.paths[route]?.[method.toLowerCase()]?.responses ?? {}
      const key = status === 429 ? '429' : status >= 400 && status < 500 ? '4XX' : String(status)
      const declared = responses[key]
      if (declared === undefined) return status >= 500 ? [] : [`/ no answer ${status} is declared`]
      if (declared.$ref !== undefined)
        return validate(`${declared.$ref.slice(1)}/content/application~1json/schema`, body)
      if (declared.content?.['application/json'] === undefined)
        return body === undefined || body === '' ? [] : ['/ answers without a body']
      return validate(`${pointerTo(route, method)}/responses/${key}/content/application~1json/schema`, body)
    },
  }
}

const isParameter = (part: string) => part.startsWith('{')

function pointerTo(route: string, method: string): string {
  const escaped = route.replaceAll('~', '~0').replaceAll('/', '~1')
  return `/paths/${encodeURI(escaped)}/${method.toLowerCase()}`
}

/** The specification types `default_member_permissions` as an integer; the API takes the string that clients send. */
function relax(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(relax)
  if (body === null || typeof body !== 'object') return body
  const { default_member_permissions: bits, ...rest } = body as Record<string, unknown>
  if (typeof bits !== 'string') return body
  return { ...rest, default_member_permissions: Number(bits) }
}
