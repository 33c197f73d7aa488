import { words } from '../../chat/catalogue/en/words.ts'
import { AUTOMATIC_RUNGS, FLAG_CLEARS, STATUS_RULES, type StatusRule } from '../../domain/status-rules.ts'
import { FLAGS, LEGAL_KINDS, NO_EVIDENCE_KINDS, RUNGS } from '../../domain/vocabulary.ts'

/** Rungs and flags no rule ever sets, whatever `review` says. */
const NEVER_ALONE = ['partly_supported', 'corroborated', 'contradicted', 'withdrawn', 'adjudicated'] as const

/** `docs/evidence-status.md`, made of the code's own tables: a rule that changes changes the page, or a test fails. */
export function renderEvidenceStatus(): string {
  return `${[
    '# Evidence status: rungs, flags and the rules that move them',
    '_Made by `npm run docs:evidence` from `src/domain/status-rules.ts` and the vocabulary. Do not edit by hand._',
    'The status says what evidence is **public**, not what is true. It is a rung and any number of flags. Every change has a ' +
      'time, a reason, whoever made it and the statements it rests on; all of them stay on record.',
    '## Rungs, from least to most',
    table(
      ['rung', 'means'],
      RUNGS.map((rung) => [code(rung), words.rung[rung].meaning]),
    ),
    '## Rules',
    'A rule looks at one statement: its stance and kind, who the speaker is to the claim, whether it is named and ' +
      'independent, what its words say, and what stands already. Every rule that fits is applied; of two rungs the higher ' +
      'is proposed. “At once” is set without a person, and marked automatic.',
    table(
      ['rule', 'when', 'proposes', 'set'],
      STATUS_RULES.map((rule) => [code(rule.name), `${rule.because}${aboutOf(rule)}`, effectOf(rule), setBy(rule)]),
    ),
    '`mentions`, `unclear`, `qualifies`, `declines_comment` and both kinds of `no_evidence` move nothing: that nobody saw ' +
      'evidence is recorded, it is not evidence against.',
    '## How each flag goes',
    table(
      ['flag', 'in words', 'rules that propose it', 'otherwise'],
      FLAGS.map((flag) => [
        code(flag),
        words.flag[flag],
        FLAG_CLEARS[flag].rules.map(code).join(', ') || 'none',
        FLAG_CLEARS[flag].otherwise,
      ]),
    ),
    'An editor takes any flag off with `set-status --clear FLAG`, and takes any one step back with `undo --step N`. A flag ' +
      'also goes when every statement it rests on was dismissed, or corrected so that it sets the flag no more.',
    '## Who decides',
    list([
      '`review: human`: the rules only propose a rung; a named editor confirms, edits or dismisses it.',
      `\`review: auto\`: ${AUTOMATIC_RUNGS.map(code).join(', ')} are set by the rules where the stance was read surely enough, marked automatic, and undone with one command; else proposed.`,
      `${NEVER_ALONE.map(code).join(', ')} are never reached without a person, whatever \`review\` says.`,
      '`disputed` (always with by whom) and `evidence_requested` merely record that something was said: they are set at ' +
        'once where the stance was read surely enough (measured precision of .95), and proposed below that.',
      '`adjudicated` keeps the forum, the standard of proof and the outcome.',
    ]),
    '## Kinds that are kept apart',
    list([
      `\`no_evidence\`: ${NO_EVIDENCE_KINDS.map((kind) => `${code(kind)} (${words.noEvidence[kind]})`).join(', ')}. Neither is a denial.`,
      `\`legal_action\`: ${LEGAL_KINDS.map((kind) => `${code(kind)} (${words.legalStep[kind]})`).join(', ')}.`,
    ]),
    '## Narrower claims',
    'A rule looks at the claim the statement answers. One alone, `narrower-version-supported`, looks at its parent too, and ' +
      'only at an independent confirmation. A `legal_action` on a narrower claim never moves its parent; the card of the ' +
      'parent lists it with each step in court and what that step is not.',
    '## Independence',
    list([
      'Affiliations are dated and form a hierarchy (CBP within DHS within the US government). They are judged as of the ' +
        'day the statement was made.',
      'Two that belong to one body, at whatever distance, never corroborate each other: the Justice Department does not ' +
        'corroborate Homeland Security.',
      'A former member is independent of the body from the day the affiliation ended: “former DEA agent” speaks for ' +
        'himself, not for the DEA, and is named with his past.',
      'Unnamed officials never corroborate, whoever prints them.',
    ]),
  ].join('\n\n')}\n`
}

function effectOf({ proposes }: StatusRule): string {
  if (proposes.type === 'set_rung') return `rung ${code(proposes.rung)}`
  return proposes.type === 'set_flag' ? `flag ${code(proposes.flag)}` : `takes off ${code(proposes.flag)}`
}

function setBy({ automatic, proposes }: StatusRule): string {
  if (automatic) return 'at once'
  const byRule = proposes.type === 'set_rung' && AUTOMATIC_RUNGS.includes(proposes.rung)
  return byRule ? 'by a person; at once with `review: auto`' : 'by a person'
}

function aboutOf({ of }: StatusRule): string {
  return of === undefined ? '' : ` (looks at a ${of})`
}

const code = (text: string) => `\`${text}\``
const list = (items: string[]) => items.map((item) => `- ${item}`).join('\n')

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
