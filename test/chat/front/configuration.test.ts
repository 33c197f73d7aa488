import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FrontContext, runAction, runLine, submitForm } from '../../../src/chat/front/front.ts'
import { createFolderFetcher, folderAddress } from '../../../src/runtime/folder-fetcher.ts'
import { ADMIN, EDITOR, openNewsroom, READER } from '../../app/configuration/open-newsroom.ts'
import { FILES } from '../../config/edit/config-folder.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { asking, buttonsOf, textOf } from './open-desk.ts'

const FEED = `<rss version="2.0"><channel><title>County News</title><item><title>Bridge closed</title><link>http://folder.invalid/1</link><pubDate>Tue, 14 Oct 2025 12:00:00 GMT</pubDate></item></channel></rss>`

async function openChat(extra: Partial<FrontContext> = {}) {
  const folder = tempFolder()
  writeFileSync(path.join(folder, 'county.xml'), FEED)
  writeFileSync(path.join(folder, 'nothing.html'), '<html><title>Empty</title><p>Nothing here.</p></html>')
  const desk = await openNewsroom({}, { fetcher: createFolderFetcher(folder) })
  const ctx = asking(desk, { asker: EDITOR, ...extra })
  const line = (typed: string, as: Partial<FrontContext> = {}) => runLine(typed, 'claim-admin', { ...ctx, ...as })
  return { desk, ctx, line }
}

describe('sources in a chat', () => {
  it('an address is tried out, shown with what was found, added by a form, and taken back by a button', async () => {
    const { desk, ctx, line } = await openChat()
    const tried = await line(`source ${folderAddress('county.xml')}`)
    expect(textOf(tried)).toMatch(
      /A feed · “County News”[\s\S]*1 entry[\s\S]*It would be the source[\s\S]*Bridge closed/,
    )
    const [button = ''] = buttonsOf(tried)
    const token = button.replace('source_add:', '')
    expect(desk.read('sources')).toBe(FILES.sources)
    const form = await runAction('source_add', token, ctx)
    expect(form).toMatchObject({ type: 'form', form: { id: 'source-add', context: token } })
    const values = { name: 'County News', outlet: 'agency', voiceOf: 'gao-body', interval: '1h' }
    const wrong = await submitForm('source-add', token, { ...values, voiceOf: 'goa-body' }, ctx)
    expect(wrong).toMatchObject({ type: 'errors' })
    const added = await submitForm('source-add', token, values, ctx)
    expect(textOf(added)).toMatch(/Done: source folder-invalid-county added[\s\S]*— → /)
    expect(desk.read('sources')).toContain('interval: 1h')
    expect(desk.poll.sources.get('folder-invalid-county')).toMatchObject({ voiceOf: 'gao-body', intervalMs: 3_600_000 })
    expect(buttonsOf(added)).toEqual(['config_undo:1'])
    await runAction('config_undo', '1', ctx)
    expect(desk.read('sources')).toBe(FILES.sources)
  })

  it('what gives nothing is not offered, and a trial that was never made is not added', async () => {
    const { desk, ctx, line } = await openChat()
    expect(buttonsOf(await line(`source ${folderAddress('nothing.html')}`))).toEqual([])
    expect(textOf(await runAction('source_add', 'deadbeef', ctx))).toMatch(/try the address again/)
    const direct = desk.commands.trySource({ url: 'http://127.0.0.1:9/', allowPrivate: true }, EDITOR)
    await expect(direct).rejects.toThrow('command line only')
  })

  it('is paused with a reason, resumed, and removed; the reason stands in the list', async () => {
    const { desk, ctx, line } = await openChat()
    expect(buttonsOf(await line('source gao'))).toEqual(['source_pause:gao', 'source_remove:gao'])
    expect(await line('source pause gao')).toMatchObject({ type: 'form', form: { id: 'source-pause', context: 'gao' } })
    const paused = await submitForm('source-pause', 'gao', { reason: 'posts all twice' }, ctx)
    expect(textOf(paused)).toContain('— → posts all twice')
    expect(textOf(await line('source gao'))).toContain('posts all twice')
    expect(buttonsOf(await line('source gao'))).toEqual(['source_resume:gao', 'source_remove:gao'])
    await runAction('source_resume', 'gao', ctx)
    expect(desk.read('sources')).toBe(FILES.sources)
    await runAction('source_remove', 'gao', ctx)
    expect(desk.read('sources')).not.toContain('gao.gov')
  })
})

describe('actors in a chat', () => {
  it('are found, changed by a form, and not changed over somebody else’s change', async () => {
    const { desk, ctx, line } = await openChat()
    expect(textOf(await line('actor GAO'))).toContain('Government Accountability Office')
    const opened = await line('actor edit head')
    if (opened.type !== 'form') throw new Error('a form was expected')
    const { context, fields } = opened.form
    const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]))
    expect(values).toMatchObject({ name: 'Jane Roe', actorKind: 'person', offices: 'gao-body: Head' })
    const bad = await submitForm('actor-edit', context, { ...values, offices: 'the office of heads' }, ctx)
    expect(bad).toMatchObject({ type: 'errors', errors: { offices: expect.stringContaining('dhs: Secretary') } })
    // Somebody else adds a spelling while the form is open.
    await desk.commands.editActor({ actor: 'head', addAliases: ['J. Roe'] }, ADMIN)
    const late = await submitForm('actor-edit', context, { ...values, spellings: 'Comptroller' }, ctx)
    expect(late).toMatchObject({ type: 'errors', errors: expect.objectContaining({}) })
    expect(JSON.stringify(late)).toContain('meanwhile')
    expect(desk.read('claims')).toContain('J. Roe')
    const again = await line('actor edit head')
    if (again.type !== 'form') throw new Error('a form was expected')
    const done = await submitForm(
      'actor-edit',
      again.form.context,
      { ...values, spellings: 'J. Roe\nComptroller', offices: 'gao-body: Head, 2024-01..' },
      ctx,
    )
    expect(textOf(done)).toMatch(/actors\.head\.aliases: J\. Roe → J\. Roe, Comptroller/)
    expect(desk.config.actors.find(({ id }) => id === 'head')).toMatchObject({ aliases: ['J. Roe', 'Comptroller'] })
  })

  it('are added, and not taken out while anything refers to them', async () => {
    const { desk, ctx, line } = await openChat()
    expect(await line('actor add')).toMatchObject({ type: 'form', form: { id: 'actor-add' } })
    await submitForm(
      'actor-add',
      '',
      { name: 'Secretaría de Caminos', actorKind: 'institution', spellings: 'SdC' },
      ctx,
    )
    expect(desk.config.actors.at(-1)).toMatchObject({ id: 'secretaria-de-caminos', aliases: ['SdC'] })
    expect(textOf(await line('actor remove gao-body'))).toMatch(/referred to and stays: the voice of source gao/)
    await line('actor remove secretaria-de-caminos')
    expect(desk.read('claims')).toBe(FILES.claims)
  })
})

describe('settings and editors in a chat', () => {
  it('a setting is shown, set, and put back to its default', async () => {
    const { desk, line } = await openChat()
    expect(textOf(await line('settings'))).not.toContain('database')
    expect(textOf(await line('settings statements.stancePrecision'))).toMatch(/0\.95 · the default/)
    expect(textOf(await line('settings statements.stancePrecision 0.97'))).toContain(
      'statements.stancePrecision: — → 0.97',
    )
    expect(desk.config.settings.statements.stancePrecision).toBe(0.97)
    await line('settings statements.stancePrecision = default')
    expect(desk.read('settings')).toBe(FILES.settings)
    expect(textOf(await line('settings stancePrecision 0.9'))).toContain('Did you mean statements.stancePrecision')
    expect(textOf(await line('settings slack.botToken xoxb-1-secret'))).toMatch(/\.env/)
    expect(textOf(await line('settings database x.db'))).toContain('command line only')
  })

  it('says it in Spanish where the asker reads Spanish', async () => {
    const { line } = await openChat({ locale: 'es' })
    expect(textOf(await line('ajustes polling.lateAfter 3h'))).toMatch(
      /Hecho: polling\.lateAfter: cambiado[\s\S]*cambia[\s\S]*2h → 3h/,
    )
    expect(textOf(await line('ajustes polling.lateAfter pronto'))).toMatch(
      /tiene un problema[\s\S]*onrecord\.yaml:5:14.*se esperaba una duración/,
    )
    expect(textOf(await line('cambios'))).toMatch(/1 cambio de la configuración[\s\S]*por Bea/)
    expect(textOf(await line('ajustes database x.db'))).toContain('se cambia solo en la línea de comandos')
    expect(textOf(await line('editores add U0BEA'))).toContain('no administra aquí')
  })

  it('editors are added by admins alone; nobody makes himself more', async () => {
    const { desk, line } = await openChat()
    expect(textOf(await line('editors add U0BEA'))).toMatch(/not an admin here: slack\.editors\.users/)
    expect(textOf(await line('editors', { asker: READER }))).toContain('not an editor')
    expect(textOf(await line('editors add U0BEA', { asker: ADMIN }))).toContain('U0BEA is now in slack.editors.users')
    expect(desk.config.settings.slack?.editors.users).toEqual(['U0BEA'])
    expect(textOf(await line('editors', { asker: ADMIN }))).toContain('On Slack, people: U0BEA')
    expect(textOf(await line('changes 1'))).toContain('not an admin here')
    expect(textOf(await line('changes 1', { asker: ADMIN }))).toContain('taken back')
    expect(desk.read('settings')).toBe(FILES.settings)
    expect(await desk.told()).toHaveLength(2)
  })
})
