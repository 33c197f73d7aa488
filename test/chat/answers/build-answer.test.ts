import { describe, expect, it } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import type { Locale } from '../../../src/domain/vocabulary.ts'
import type { Answer, WhyNotAnswer } from '../../../src/ports/commands.ts'
import { FORBIDDEN } from '../forbidden-words.ts'
import { firstLine, messageText, ownVoice } from '../message-text.ts'
import { ANSWERS, COVERAGE } from '../samples.ts'

const LOCALES: Locale[] = ['en', 'es']
const text = (name: string, locale: Locale = 'en') =>
  messageText(buildAnswerMessage(ANSWERS[name] as Answer, locale, { names: true }))

describe.each(LOCALES)('every kind of answer in %s', (locale) => {
  it.each(Object.entries(ANSWERS))('%s: a first line, a one-line fallback, no side taken', (_name, answer) => {
    const message = buildAnswerMessage(answer, locale)
    expect(firstLine(message)).not.toBe('')
    expect(message.fallback).not.toMatch(/\n/)
    // The samples' reasons quote a headline verb between straight marks: those are not the bot's words.
    expect(ownVoice(message).replaceAll(/"[^"]*"/g, '')).not.toMatch(FORBIDDEN[locale])
    expect(messageText(message)).not.toMatch(/undefined|NaN|\[object|Invalid/)
  })

  it.each(Object.entries(ANSWERS).filter(([, answer]) => 'coverage' in answer || 'card' in answer))(
    '%s carries the coverage line',
    (_name, answer) => {
      const line =
        locale === 'en'
          ? "11 of 12 sources healthy; dhs.gov blocked since 16 Oct 2025, 14:02 UTC; Mexico's presidency is not polled"
          : "11 de 12 fuentes en buen estado; dhs.gov bloqueada desde el 16 oct 2025, 14:02 UTC; no se consulta la voz propia de Mexico's presidency"
      expect(messageText(buildAnswerMessage(answer, locale))).toContain(line)
    },
  )
})

it('the claims list gives state, count and date of each', () => {
  expect(text('claims')).toContain(
    '(cartel-bounties) · cited · disputed · evidence requested · 6 statements · latest 16 Oct 2025',
  )
  expect(text('claims')).toContain(
    'no status yet · 0 statements · narrower version of cartel-bounties · not yet reviewed · archived',
  )
})

it('a card of a past moment says which question it answers', () => {
  expect(text('status_known')).toContain(
    'What was known by 15 Oct 2025, 05:59 UTC (the end of 2025-10-14 in America/Mexico_City). What was seen later',
  )
  expect(text('status_said')).toContain('What had been said by 14 Oct 2025, 18:00 UTC. As far as it is on record today')
  expect(text('status_said')).toContain('This claim is tracked only since 1 Nov 2025, 09:30 UTC.')
})

it('requests tell who waits for whom, how long, and what came of it', () => {
  for (const part of [
    '2 requests for evidence, 1 waiting for an answer',
    '1: Government of Mexico asked DHS for evidence',
    'Asked on 15 Oct 2025 · 41 days · no public answer seen · Asked for: the information it rests on',
    'after 3 days · refused · by Ana Ruiz, 20 Oct 2025: letter of 20 October',
  ])
    expect(text('requests')).toContain(part)
})

it('coverage tells how long each source was well, what was in the way, and whose own voice is not polled', () => {
  for (const part of [
    'Coverage of Cartel bounties on US agents',
    'healthy 48.5% of the time · blocked 16 Oct 2025, 14:02 UTC – 31 Oct 2025, 23:59 UTC: HTTP 403',
    'US Department of Homeland Security (claimant (makes the claim)): DHS newsroom',
    "Mexico's presidency (respondent (answers it)): not polled",
  ])
    expect(text('coverage')).toContain(part)
})

it('search tells the kind, the words and the claim of each hit, and that there is more', () => {
  for (const part of [
    'The first 3 hits for “credible intelligence”',
    'newest first',
    'US says cartels offer bounties',
    'about cartel-bounties',
    'Cartel bounties on US agents (cartel-bounties) · archived',
    'There is more',
  ])
    expect(text('search')).toContain(part)
  expect(text('search_none')).toContain('Nothing on record has “nobody said this”')
})

it('a history tells each kind of event with its time', () => {
  for (const part of [
    '7 of 9 entries, oldest first',
    '14 Oct 2025, 13:05 UTC · DHS said: “credible intelligence”',
    'taken in from before, not posted',
    'Status: no status yet → cited · decided by Ana Ruiz',
    'Proposal 3, confirmed: set the status to cited · by Ana Ruiz',
    'Request by Government of Mexico to DHS: no public answer seen',
    'no correction note seen: up to $50,000 → up to $10,000',
  ]) {
    expect(text('history')).toContain(part)
  }
})

it('why gives score and bar, rules with their weights, confidence, and every place', () => {
  for (const part of [
    'score 0.82, bar 0.60',
    'Word: “recompensas”, for “bounties” of the claim (+0.40)',
    'Name: “DHS” (+0.20)',
    'words that say nothing was received: “no hay información” (+0.70)',
    'Quotation over verb: the text’s own verb says it is denied',
    '97 %, enough',
    'first seen here',
    'Border Wire (wire.example)',
  ]) {
    expect(text('why')).toContain(part)
  }
  expect(text('why_by_hand')).toContain('added by an editor')
})

it.each(LOCALES)('each verdict of why-not has its own sentence (%s)', (locale) => {
  const verdicts: WhyNotAnswer['verdict'][] = [
    'not_polled',
    'not_matched',
    'possible',
    'no_statement',
    'held',
    'duplicate',
    'capped',
    'baseline',
    'posted',
    'unwatched',
  ]
  const lines = verdicts.map((verdict) =>
    firstLine(
      buildAnswerMessage(
        { kind: 'why_not', url: 'https://a.example/x', verdict, details: [], coverage: COVERAGE },
        locale,
      ),
    ),
  )
  expect(new Set(lines).size).toBe(verdicts.length)
})

it('proposals give their age and the commands, only where still open', () => {
  expect(text('proposals')).toContain('waiting 1 day')
  expect(text('proposals')).toContain('onrecord decide 3 --confirm --as NAME')
  expect(text('proposals')).not.toContain('onrecord decide 4')
})

it('sources put what is wrong first and disabled ones last', () => {
  const sources = text('sources')
  expect(sources).toContain('1 of 4 sources healthy')
  expect(sources.indexOf('DHS newsroom')).toBeLessThan(sources.indexOf('Diario del Centro'))
  expect(sources.indexOf('Diario del Centro')).toBeLessThan(sources.indexOf('Presidencia'))
})

it('done gives the command that takes it back', () => {
  expect(text('done')).toContain('Undo onrecord set-status cartel-bounties asserted --as NAME')
})

it.each([
  ['claims', { kind: 'claims', claims: [], coverage: COVERAGE }, 'No claim is tracked.'],
  ['proposals', { kind: 'proposals', proposals: [] }, 'No proposal is waiting.'],
  ['sources', { kind: 'sources', sources: [] }, 'No source is configured.'],
] as [string, Answer, string][])('empty %s say so', (_name, answer, words) => {
  expect(messageText(buildAnswerMessage(answer, 'en'))).toContain(words)
})
