export type ParserName = 'feedsmith' | 'rss-parser'
/** Which library is asked first; the reason is in docs/decisions/0003-feed-parsers.md. */
export const PARSER_ORDER: ParserName[] = ['feedsmith', 'rss-parser']
