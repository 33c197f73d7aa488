type HeadlineCues = { against: RegExp; observing: RegExp; attribution: RegExp }

/**
 * Cues of headlines beside the grammar's frames, over a folded line (see `cue-grammar.ts`). `against` turns a claim
 * down, `observing` holds it at arm's length, `attribution` hands it to somebody else.
 */
export const HEADLINE_CUES: Record<'en' | 'es', HeadlineCues> = {
  en: {
    against:
      /\b(?:hoax(?:es)?|fake[ds]?|faked|false|falsely|untrue|debunk(?:s|ed|ing)?|bogus|satir(?:e|ical)|pranked|den(?:y|ies|ied|ying)|denial|refut(?:e|es|ed)|reject(?:s|ed)?|dispel(?:s|led)?|disprov(?:e|es|ed|en)|not(?! (?:only|just|sure|happy|alone|far))|no(?! (?:idea|one|way|limit|longer|hoax|mistake|doubt|surprise))|isn't|wasn't|aren't|weren't|didn't|doesn't|don't|can't|hasn't|haven't|wouldn't|nope|made (?:it )?(?:all )?up|makes? up|invented|fabricat(?:ed|ion|es)|photoshop(?:ped)?|doctored|misidentified|mistaken|wrongly|erroneous(?:ly)?|misinformation|disinformation|rubbish|nonsense|bullshit|hoaxer|mockumentary|trolled|fooled|rebuffs?|rebuffed|refutes|pants on fire|exposed as|put to rest|scam|myth|urban legend|retract(?:s|ed|ion)?|correction|apologi[sz]es?|alive|edited|altered|lied|liar|casts? doubt|doubts?)\b/g,
    observing:
      /\b(?:reportedly|report|reports|reported|appears?|appear to|questions? raised|rumou?r(?:s|ed)?|may|might|could|claim(?:s|ed|ing)?|alleg(?:ed|edly|es|ation|ations)|purported(?:ly)?|supposed(?:ly)?|apparent(?:ly)?|said to|believed|possib(?:le|ly)|perhaps|maybe|unconfirmed|unverified|expected|likely|suspected|investigat(?:e|es|ed|ing|ion)|prob(?:e|es|ing)|whether|is this|are these|did|was it|what we know|tipped|hints?|suggests?|considering|mulling|in talks|forecasts?|predicts?|estimates?)\b|\?/g,
    attribution:
      /\b(?:says?|said|sources?|according to|per|officials?|experts?|analysts?|told|warns?|witness(?:es)?|activists?|monitors?)\b/g,
  },
  es: {
    against:
      /\b(?:fals[oa]s?|bulo|bulos|mentira|desmient\S+|desmint\S+|nieg\S+|nego|niegan|negaron|rechaz\S+|no|nunca|jamas|montaje|broma|engano|invent\S+|satira|farsa|fake|rectific\S+|desmentido|vivo|viva)\b/g,
    observing:
      /\b(?:presunt[oa]s?|presuntamente|supuest[oa]s?|supuestamente|podria|podrian|habria|habrian|rumor|rumores|posible|posiblemente|al parecer|investig\S+|asegura\S*|afirma\S*|denuncia\S*|acusa\S*|sugiere\S*|apunta\S*)\b|\?/g,
    attribution: /\b(?:segun|dice|dicen|dijo|fuentes|expertos|revela)\b/g,
  },
}
