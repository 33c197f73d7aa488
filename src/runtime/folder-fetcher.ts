import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { messageOf } from '../domain/errors.ts'
import { FetchError, type Fetcher } from '../ports/fetcher.ts'

/** Host of the addresses under which a folder's documents are "fetched"; reserved, it can never exist. */
const HOST = 'folder.invalid'

export function folderAddress(name: string): string {
  return `http://${HOST}/${encodeURIComponent(name)}`
}

/** Answers addresses made by `folderAddress` from one folder, as a server without any headers would. */
export function createFolderFetcher(folder: string): Fetcher {
  return {
    async fetch({ url }) {
      const name = nameIn(url)
      if (name === null) throw new FetchError('bad_url', `${url} is no document of ${folder}.`)
      try {
        const body = await readFile(path.join(folder, name))
        return { status: 200, headers: {}, body, finalUrl: url, redirects: [] }
      } catch (error) {
        throw new FetchError('connection', `${path.join(folder, name)} cannot be read: ${messageOf(error)}`, error)
      }
    },
    async close() {},
  }
}

/** `null` for what is no address of a document in a folder, or would lead out of it. */
function nameIn(url: string): string | null {
  try {
    const { host, pathname } = new URL(url)
    const name = decodeURIComponent(pathname.slice(1))
    return host === HOST && name === path.basename(name) ? name : null
  } catch {
    return null
  }
}
