import type { OutletType } from '../../domain/vocabulary.ts'
import type { ChatRight, EditorKind, EditorPlace, SourceTrialAnswer } from '../../ports/configuration-verbs.ts'

/** What answers about settings, sources tried out, actors, editors and changes say. */
export type ConfigurationStrings = {
  settings: {
    heading(count: number): string
    /** Where a value comes from. */
    unset: string
    fileLine(place: string): string
    variable(name: string): string
    presetIs(value: string): string
    restart: string
    right: Record<ChatRight, string>
  }
  trial: {
    verdict: Record<SourceTrialAnswer['verdict'], string>
    entries(count: number): string
    undated: string
    known(id: string): string
    feeds: string
    wouldBe(id: string, name: string): string
    add: string
  }
  sources: { pause: string; resume: string; remove: string }
  outlet: Record<OutletType, string>
  actors: {
    heading(count: number): string
    none: string
    kind: Record<'person' | 'institution', string>
    aliases(words: string): string
    /** An office or a body it belongs to, with the days. */
    office(body: string, as: string | null, from: string | null, until: string | null): string
    change: string
    remove: string
    add: string
  }
  editors: {
    heading: string
    place(place: EditorPlace): string
    kind: Record<EditorKind, string>
    nobody: string
    anybody: string
  }
  changes: {
    heading(count: number): string
    none: string
    by(who: string, platform: string): string
    undone: string
    undo: string
  }
}
