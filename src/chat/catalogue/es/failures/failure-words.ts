/** Says a sentence that stands within another; as it is where it is none of ours. */
export type Say = (inner: string) => string

/** With the parts in their places, or put together by a function where sentences or words of ours are among them. */
export type Failures = Readonly<Record<string, string | ((say: Say, ...parts: string[]) => string)>>
