import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderEvidenceStatus } from '../../../src/cli/docs/evidence-status.ts'
import { STATUS_RULES } from '../../../src/domain/status-rules.ts'
import { FLAGS, LEGAL_KINDS, NO_EVIDENCE_KINDS, RUNGS } from '../../../src/domain/vocabulary.ts'

test('the page on the evidence status is the code’s own, as of now (npm run docs:evidence)', () => {
  const page = readFileSync(new URL('../../../docs/evidence-status.md', import.meta.url), 'utf8')
  expect(page).toBe(renderEvidenceStatus())
  const named = [...STATUS_RULES.map(({ name }) => name), ...FLAGS, ...RUNGS, ...LEGAL_KINDS, ...NO_EVIDENCE_KINDS]
  for (const name of named) expect(page).toContain(`\`${name}\``)
})
