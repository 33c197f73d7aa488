/**
 * The words that explanations are kept in: the rule of a `Reason`, and what its detail is put together from. They stand in the
 * record for good, so none changes its meaning; people read them in words of their catalogue (`ReasonStrings`).
 */

/** Of a match, of what was read, of what an editor did, and of why an address was not posted. */
export type ReasonRule =
  | 'term'
  | `anchor: ${FacetKind}`
  | 'likeness'
  | 'chance by likeness'
  | 'narrower claim'
  | 'meaning'
  | 'cue'
  | 'attribution'
  | 'side'
  | 'about the claim'
  | 'quote over verb'
  | 'weighed'
  | 'analyst'
  | 'adopted'
  | 'accepted'
  | 'added-by-editor'
  | 'dismissed'
  | 'claim'
  | 'match'
  | 'read before'
  | 'polled'
  | 'origin'
  | 'duplicate'
  | 'held'
  | 'recorded'
  | 'baseline'

/** What a word of a claim is. */
export type FacetKind = 'word' | 'name' | 'place' | 'body' | 'number' | 'year'

/** Where a speaker stands in a claim. Relatives of a country's name count for its officials only. */
export type Side = 'claimant' | 'respondent' | 'other'

/** What a frame (a pattern over several words) says about the claim or about its proof. */
export type FrameClass =
  | 'denial'
  | 'doubt'
  | 'no_evidence'
  | 'not_received'
  | 'not_supplied'
  | 'request'
  | 'supply'
  | 'retract'
  | 'charge'
  | 'warrant'
  | 'ruling'
  | 'acquittal'
  | 'dropped'
  | 'plea'
  | 'confirm'
  | 'no_comment'
  | 'upheld'
  | 'qualifies'
  | 'assertion'

/** What words were read as: `detail` of a cue begins with it. */
export type CueName =
  | FrameClass
  | 'says so'
  | 'says so, in few of its words'
  | 'says yes'
  | 'says it was not said'
  | 'says it is not so'
  | 'turns down a denial'
  | 'takes back'
  | 'concedes'
  | 'does not concede'
  | 'cites evidence'
  | 'answers with a negation'
  | 'accuses the accuser'
  | 'repeats the claim'
  | 'mentions'
  | 'confirms'
  | 'finds so'
  | 'read like others that say so'

/** By what somebody was found to be behind words. */
export type AttributionName =
  | 'subject before its verb'
  | 'subject after its verb'
  | 'shared subject'
  | "the sentence's subject"
  | 'subject of the sentence'
  | 'subject left out'
  | 'agent of a passive'
  | 'name and colon'
  | 'according to'
  | 'possessive'
  | 'own release'
  | 'said of the sentence before'
  | 'the body that acts'
  | 'the text itself'

/** The same with the word it was found by. */
export type AttributionRule = AttributionName | `document "${string}"` | `pronoun "${string}"`

/** What likeness to texts about a claim is weighed by. */
export type MatchFact =
  | 'score by rule'
  | 'rare words shared'
  | 'rare words in the title'
  | 'its best alias'
  | 'a second alias'
  | 'how rare that alias is'
  | 'parties named'
  | 'parties beyond the sentence'
  | 'numbers'
  | 'names and wording together'
  | 'names of its sentence'
  | 'its wording'
  | 'core in the title'
  | 'core in the text'
  | 'core'
  | 'its plain words'
  | 'words of the aliases'
  | 'words of the aliases in the title'
  | 'places and bodies'
  | 'the name most wordings have'
  | 'that name among its best'
  | 'how often that name stands there'
  | 'words that stand side by side'
  | 'terms in the title'
  | 'share of terms in the title'
  | 'its own names'
  | 'a name the story goes by'
  | 'rare names there could be'
  | 'the sentence in the text'
  | 'names in the text'
  | 'whether people argue in it'
  | 'how much of it argues'
