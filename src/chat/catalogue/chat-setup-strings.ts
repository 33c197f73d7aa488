import type { SlackScope } from '../slack/scopes.ts'

/** What `onrecord slack setup` and `onrecord discord setup` tell and ask. */
export type ChatSetupStrings = {
  /** The input ended, or Ctrl-C was typed. */
  ended: string
  slack: {
    title: string
    /** Steps 1 to 4; `scopes` is a list ready to be printed. */
    create(manifest: string, scopes: string): string
    botToken: string
    appTokenSteps: string
    appToken: string
    /** Of each permission in the manifest, what it is for. */
    scopes: Record<SlackScope, string>
    wrongKind(start: string): string
    noneAccepted: string
    accepted(bot: string, team: string): string
    allRights: string
    missing(scopes: string): string
    connects: string
    opensNothing: string
    written(file: string): string
    invite: string
    channel: string
    testPost: string
    posted: string
    editors: string
    start: string
  }
  discord: {
    steps: string
    token: string
    noToken: string
    usingKnown: string
    belongsTo(bot: string): string
    gateway: string
    refused(why: string): string
    notNeeded(intent: string): string
    written: string
    invite(permissions: string): string
    openLink: string
    inNoServer: string
    stillInNone: string
    lacks(channel: string, permissions: string): string
    allRights(channel: string): string
    registered: string
    registeredAlready: string
    testPost(address: string): string
    post: { title: string; text: string; tryThis: string }
    paste: string
    otherEditors(bot: string): string
    /** What is chosen from a list. */
    what: Record<'server' | 'channel' | 'role', string>
    noRole: string
    which(what: string): string
    choose: string
    notListed(typed: string): string
    nothingToChoose(what: string): string
    /** `named`: what was asked for, in quotes; empty where nothing was. */
    notThere(what: string, named: string): string
    unknownToken: string
    /** Comments in what is to be pasted. */
    people: string
  }
}
