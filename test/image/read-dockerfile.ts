import { DockerfileParser, ModifiableInstruction } from 'dockerfile-ast'

export type Instruction = { word: string; flags: Record<string, string>; rest: string }

/** The stages of a Dockerfile in their order, each from its FROM on; flags are taken off what they stand before. */
export function readStages(text: string): Instruction[][] {
  const stages: Instruction[][] = []
  for (const one of DockerfileParser.parse(text).getInstructions()) {
    const words = (one.getRawArgumentsContent() ?? '').replace(/\\\n\s*/g, ' ').trim()
    const given = one instanceof ModifiableInstruction ? one.getFlags() : []
    const flags = Object.fromEntries(given.map((flag) => [flag.getName(), flag.getValue() ?? '']))
    const rest = words.replace(/^(?:--\S+\s+)*/, '')
    const instruction = { word: one.getInstruction(), flags, rest }
    if (instruction.word === 'FROM') stages.push([instruction])
    else stages.at(-1)?.push(instruction)
  }
  return stages
}

/** What a shell form or a list of words comes to. */
export function wordsOf(rest: string): string[] {
  return rest.startsWith('[') ? (JSON.parse(rest) as string[]) : ['/bin/sh', '-c', rest]
}

/** `A=b C=d` of an ENV. */
export function variablesOf(rest: string): Record<string, string> {
  return Object.fromEntries(
    rest.split(/\s+/).map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]),
  )
}
