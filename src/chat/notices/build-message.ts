import type { Message } from '../../domain/message.ts'
import type { Notice } from '../../domain/notice.ts'
import type { Locale } from '../../domain/vocabulary.ts'
import { readerOf } from '../compose/reader.ts'
import { buildAnchor } from './build-anchor.ts'
import { buildAuthority } from './build-authority.ts'
import { buildBacklog } from './build-backlog.ts'
import { buildCard } from './build-card.ts'
import { buildCorrection } from './build-correction.ts'
import { buildDeliveryTrouble } from './build-delivery-trouble.ts'
import { buildDigest } from './build-digest.ts'
import { buildGap } from './build-gap.ts'
import { buildHealth } from './build-health.ts'
import { buildHeld } from './build-held.ts'
import { buildProposal } from './build-proposal.ts'
import { buildRequest } from './build-request.ts'
import { buildRevision } from './build-revision.ts'
import { buildStatement } from './build-statement.ts'
import { buildStatus } from './build-status.ts'
import { buildWaiting } from './build-waiting.ts'
import { buildWithdrawal } from './build-withdrawal.ts'

/**
 * The facts of a notice as a message in the reader's language. The same notice gives the same message: the words
 * depend on nothing else. Text from outside comes out cleaned and bounded, but not escaped for any platform.
 */
export function buildNoticeMessage(notice: Notice, locale: Locale): Message {
  const reader = readerOf(locale)
  switch (notice.kind) {
    case 'statement':
      return buildStatement(notice, reader)
    case 'status':
      return buildStatus(notice, reader)
    case 'proposal':
      return buildProposal(notice, reader)
    case 'revision':
      return buildRevision(notice, reader)
    case 'withdrawal':
      return buildWithdrawal(notice, reader)
    case 'request':
      return buildRequest(notice, reader)
    case 'health':
      return buildHealth(notice, reader)
    case 'authority':
      return buildAuthority(notice, reader)
    case 'gap':
      return buildGap(notice, reader)
    case 'correction':
      return buildCorrection(notice, reader)
    case 'backlog':
      return buildBacklog(notice, reader)
    case 'waiting':
      return buildWaiting(notice, reader)
    case 'anchor':
      return buildAnchor(notice, reader)
    case 'held':
      return buildHeld(notice, reader)
    case 'digest':
      return buildDigest(notice, reader, (one) => buildNoticeMessage(one, locale).fallback)
    case 'delivery_trouble':
      return buildDeliveryTrouble(notice, reader)
    case 'card':
      return buildCard(notice.card, reader)
  }
}
