import type { EditorKind, EditorPlace } from '../ports/configuration-verbs.ts'
import { answerConfig, type ChangeCommand, changeConfig } from './change-config.ts'
import type { GlobalOptions } from './exit.ts'

type WhoOptions = ChangeCommand & { platform: EditorPlace; kind?: EditorKind }

export function editors(options: GlobalOptions): Promise<number> {
  return answerConfig(options, (app, asker) => app.commands.editors({}, asker))
}

export const addEditor = change('add')
export const removeEditor = change('remove')

function change(what: 'add' | 'remove') {
  return (options: WhoOptions, who: string): Promise<number> => {
    const { platform: place, kind } = options
    return changeConfig(options, (app, asker, trying) =>
      app.commands.changeEditors({ ...trying, do: what, place, who, ...(kind === undefined ? {} : { kind }) }, asker),
    )
  }
}
