import { FetchError, type FetchErrorReason } from '../../ports/fetcher.ts'

const BY_CODE: Record<string, FetchErrorReason> = {
  UND_ERR_HEADERS_OVERFLOW: 'headers_too_large',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_NODATA: 'dns',
  ENODATA: 'dns',
  ESERVFAIL: 'dns',
}

/** Certificate and handshake trouble carries codes of several families. */
const TLS_CODE = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$|HOSTNAME_MISMATCH$)/

const SENTENCES: Record<FetchErrorReason, string> = {
  forbidden_address: 'was refused',
  bad_url: 'has an address that is not taken',
  bad_redirect: 'redirects to nowhere usable',
  too_many_redirects: 'redirects too often',
  timeout: 'did not answer in time',
  too_slow: 'answers too slowly',
  too_large: 'sends too much',
  headers_too_large: 'sends headers that are too large',
  dns: 'has a name that cannot be resolved',
  connection: 'could not be reached or broke the connection off',
  tls: 'has no valid certificate or TLS',
  encoding: 'sends a body that cannot be decompressed',
}

/** Turns whatever went wrong below into a `FetchError` that names the host and keeps the cause. */
export function mapFetchError(error: unknown, host: string): FetchError {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (cause instanceof FetchError) return cause
  }
  const reason = reasonOf(error)
  const detail = error instanceof Error && error.message !== '' ? error.message : codeOf(error)
  return new FetchError(reason, `${host} ${SENTENCES[reason]} (${detail.slice(0, 200)}).`, error)
}

function reasonOf(error: unknown): FetchErrorReason {
  const code = codeOf(error)
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined
  if (known) return known
  if (TLS_CODE.test(code)) return 'tls'
  return 'connection'
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : 'unknown error'
}
