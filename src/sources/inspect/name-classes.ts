/** Classes that say where in a row an element stands, or that a build tool made up: they change from day to day. */
const UNSTABLE =
  /^(?:odd|even|first|last|active|current|clearfix|row|col|column|grid|flex|item|js-.*|is-.*|has-.*|css-.*|sc-.*|jss\d+|(?:col|row|offset|order|mt|mb|ml|mr|pt|pb|pl|pr|p|m|w|h|text|bg|d|g|gap)-.*|.*-\d+|.*[0-9a-f]{6,}.*|.*__[a-z0-9]{5,})$/i
const PLAIN = /^[a-z][\w-]{1,60}$/i
const MOST = 4

/** Can a selector name elements of this tag? What browsers make of broken markup holds quotes and more. */
export function isPlainTag(name: string): boolean {
  return /^[a-z][a-z0-9-]{0,40}$/.test(name)
}

/** The classes of an element that a selector may rest on. */
export function nameClasses(attribute: string | undefined): string[] {
  const names = (attribute ?? '').slice(0, 1_000).split(/\s+/)
  return [...new Set(names)].filter((name) => PLAIN.test(name) && !UNSTABLE.test(name)).slice(0, MOST)
}
