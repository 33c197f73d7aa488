/** For the SDK of a chat platform, which talks to that platform alone; sources are read through the guarded fetcher. */
export const sdkFetch: typeof fetch = (input, init) => fetch(input, init)
