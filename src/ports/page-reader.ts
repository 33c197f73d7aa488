/** A page as it was served, and its words. */
export type PageCopy = {
  finalUrl: string
  mediaType: string
  body: Uint8Array
  /** Plain text of the whole document, without markup. */
  text: string
}

/**
 * Why: an editor adds a statement from an address, and what was served is kept. Throws `OnrecordError`: `invalid` for an
 * address that may not be asked, `unavailable` where no page came back; with a sentence for the editor.
 */
export interface PageReader {
  read(url: string): Promise<PageCopy>
}
