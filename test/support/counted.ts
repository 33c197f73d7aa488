/** For the environment of a process that a test starts without this one's: what it runs counts in `npm run coverage`. */
export const COUNTED: Record<string, string> = Object.fromEntries(
  ['NODE_V8_COVERAGE', 'NODE_DISABLE_COMPILE_CACHE'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  }),
)
