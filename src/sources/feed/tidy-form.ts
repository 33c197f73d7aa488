/** A feed rewritten so that any parser reads it: well-formed, one dialect a family, texts and links settled. */
export type TidyFeed = { xml: string; entryCount: number }
