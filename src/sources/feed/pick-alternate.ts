type Link = { href?: string | undefined; rel?: string | undefined; type?: string | undefined }

/** The page an entry or feed stands for: an alternate in HTML before any other alternate. */
export function pickAlternate(links: Link[]): string | null {
  const alternates = links.filter(({ rel, href }) => href && (rel === undefined || rel === 'alternate'))
  const html = alternates.find(({ type }) => type === undefined || type === '' || /html/i.test(type))
  return (html ?? alternates[0])?.href ?? null
}
