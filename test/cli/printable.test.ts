import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { printPollTable } from '../../src/cli/print-poll-table.ts'
import { createTerminal, printable, type Terminal } from '../../src/cli/terminal.ts'
import { writeSource } from '../../src/config/write-source.ts'

const ESC = '\u001b'
/** Colours, a window title, a C1 sequence, an override, an isolate. */
const HOSTILE = `${ESC}[31mred${ESC}[0m ${ESC}]0;title\u0007 \u009b2Jgone \u202egnp.exe\u202c \u2066x\u2069`
const UNSAFE = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

describe('what came from outside reaches the terminal as plain characters', () => {
  it('in errors, which keep their lines', () => {
    expect(printable(`${HOSTILE}`)).not.toMatch(UNSAFE)
    expect(printable('two problems:\n  sources.yaml: a\n\n    b')).toBe('two problems:\n  sources.yaml: a\n\n    b')
  })

  it('in the line of a source that failed', () => {
    const lines: string[] = []
    const terminal: Terminal = { ...createTerminal({ color: false }), out: (text) => void lines.push(text) }
    const counts = { parsed: 0, newItems: 0, revisedItems: 0, matched: 0, statements: 0, appearances: 0 }
    const report = { sourceId: 'wire', outcome: 'failed' as const, ...counts, parser: null, charset: null }
    const settled = { sent: 0, retry: 0, uncertain: 0, stopped: 0, waits: 0, needs_review: 0, refused: 0 }
    printPollTable(
      [{ ...report, error: `It moved to ${HOSTILE}` }],
      { stored: 0, revisions: 0, posts: 0, settled },
      {} as never,
      {},
      { sources: [], settings: { database: 'record.db', reader: { locale: 'en' } } } as never,
      terminal,
    )
    expect(lines.join('\n')).toContain('It moved to red')
    expect(lines.join('\n')).not.toMatch(UNSAFE)
  })

  it('in the YAML to be pasted, which stays YAML', () => {
    const yaml = writeSource({ id: 'one', name: `News ${HOSTILE}`, url: 'https://one.example/' })
    expect(yaml).not.toMatch(UNSAFE)
    expect(parse(yaml)[0]).toMatchObject({ id: 'one', name: expect.stringContaining('News') })
  })
})
