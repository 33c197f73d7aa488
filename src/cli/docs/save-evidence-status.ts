import { writeFileSync } from 'node:fs'
import { renderEvidenceStatus } from './evidence-status.ts'

writeFileSync(new URL('../../../docs/evidence-status.md', import.meta.url), renderEvidenceStatus())
