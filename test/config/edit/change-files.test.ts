import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ChangeOptions, changeFiles } from '../../../src/config/edit/change-files.ts'
import { openChangeLog } from '../../../src/config/edit/change-log.ts'
import { configFolder, FILES } from './config-folder.ts'

type Told = { what: string; steps: number }

function options(folder: string, extra: Partial<ChangeOptions> = {}): ChangeOptions {
  return {
    request: { folder, env: {} },
    by: 'Ana',
    platform: 'cli',
    at: 1,
    dryRun: false,
    allow: () => undefined,
    tell: async () => undefined,
    tellLate: async () => undefined,
    ...extra,
  }
}

const setLate = (value: unknown) => () => ({
  what: 'set',
  edits: [{ file: 'settings' as const, path: ['polling', 'lateAfter'], value }],
})

describe('changing the files', () => {
  it('writes what the loader accepts, and keeps what was there before', async () => {
    const desk = configFolder()
    const change = await changeFiles(options(desk.folder), setLate('3h'))
    expect(desk.read('settings')).toBe(FILES.settings.replace('2h', '3h'))
    expect(change.after.settings.polling.lateAfterMs).toBe(3 * 3_600_000)
    expect(openChangeLog(desk.folder).read()).toMatchObject([
      { number: 1, by: 'Ana', files: [{ file: 'settings', before: FILES.settings }] },
    ])
    expect(readdirSync(desk.folder).sort()).toEqual(['.history', 'claims.yaml', 'onrecord.yaml', 'sources.yaml'])
  })

  it.each([
    ['what the loader refuses', setLate('soon'), /lateAfter {2}expected a duration/],
    ['what stands there already', setLate('2h'), /stands already/],
  ])('writes no byte of %s', async (_name, plan, says) => {
    const desk = configFolder()
    await expect(changeFiles(options(desk.folder), plan)).rejects.toThrow(says)
    expect(desk.read('settings')).toBe(FILES.settings)
    expect(openChangeLog(desk.folder).read()).toEqual([])
    expect(openChangeLog(desk.folder).waiting()).toEqual([])
  })

  it('writes nothing where it is only tried', async () => {
    const desk = configFolder()
    const change = await changeFiles(options(desk.folder, { dryRun: true }), setLate('3h'))
    expect(change.steps).toMatchObject([{ step: { before: '2h', after: '3h' } }])
    expect(desk.read('settings')).toBe(FILES.settings)
    expect(existsSync(path.join(desk.folder, '.history'))).toBe(false)
  })

  it('loses neither of two changes made at once, nor one saved in a text editor meanwhile', async () => {
    const desk = configFolder()
    let saved = false
    await Promise.all([
      ...['Bea', 'Cho', 'Dee', 'Eva'].map((name) =>
        changeFiles(options(desk.folder), (now) => ({
          what: name,
          edits: [
            {
              file: 'settings',
              path: ['editors'],
              value: [...(now.data.settings as { editors: string[] }).editors, name],
            },
          ],
        })),
      ),
      changeFiles(options(desk.folder), (now) => {
        if (!saved) desk.write('settings', now.text.settings.replace('of the desk', 'of the night desk'))
        saved = true
        return setLate('4h')()
      }),
    ])
    const text = desk.read('settings')
    for (const name of ['Ana', 'Bea', 'Cho', 'Dee', 'Eva']) expect(text).toContain(name)
    expect(text).toContain('4h')
    expect(text).toContain('of the night desk')
    expect(openChangeLog(desk.folder).read()).toHaveLength(5)
  })

  it('puts the files back where it cannot be told of', async () => {
    const desk = configFolder()
    const failing = options(desk.folder, { tell: async () => Promise.reject(new Error('database is locked')) })
    await expect(changeFiles(failing, setLate('3h'))).rejects.toThrow('database is locked')
    expect(desk.read('settings')).toBe(FILES.settings)
    expect(openChangeLog(desk.folder).waiting()).toEqual([])
  })

  it('tells of what a process had written when it ended, and forgets what it had not', async () => {
    const desk = configFolder()
    const told: Told[] = []
    const tellLate: ChangeOptions['tellLate'] = async ({ what, files }) => {
      told.push({ what, steps: files.flatMap(({ steps }) => steps).length })
    }
    // Killed after the files were written, before it was told of: the announcement is left as it was.
    await changeFiles(options(desk.folder), setLate('3h'))
    const history = path.join(desk.folder, '.history')
    renameSync(path.join(history, '000001.json'), path.join(history, '000001.json.waiting'))
    await changeFiles(options(desk.folder, { tellLate }), setLate('4h'))
    expect(told).toEqual([{ what: 'set', steps: 1 }])
    // Killed before anything was written.
    renameSync(path.join(history, '000002.json'), path.join(history, '000002.json.waiting'))
    desk.write('settings', FILES.settings)
    await changeFiles(options(desk.folder, { tellLate }), setLate('5h'))
    expect(told).toHaveLength(1)
    expect(
      openChangeLog(desk.folder)
        .read()
        .map(({ number }) => number),
    ).toEqual([2, 1])
    expect(desk.read('settings')).toContain('5h')
  })

  it('leaves a link a link, and the rights of a file as they are', async () => {
    const desk = configFolder()
    const real = path.join(desk.folder, '..', 'real.yaml')
    renameSync(path.join(desk.folder, 'onrecord.yaml'), real)
    chmodSync(real, 0o640)
    symlinkSync(real, path.join(desk.folder, 'onrecord.yaml'))
    await changeFiles(options(desk.folder), setLate('3h'))
    expect(lstatSync(path.join(desk.folder, 'onrecord.yaml')).isSymbolicLink()).toBe(true)
    expect(desk.read('settings')).toContain('3h')
    expect(statSync(real).mode & 0o777).toBe(0o640)
  })

  it.each([
    ['a process of this machine that is no more', () => `process 4194305 on ${hostname()}`, Date.now()],
    ['a process of another, long ago', () => 'process 1 on elsewhere', 1_000],
  ])('takes over what was held by %s', async (_name, held, at) => {
    const desk = configFolder()
    mkdirSync(path.join(desk.folder, '.history'))
    const lock = path.join(desk.folder, '.history', 'lock')
    writeFileSync(lock, held())
    utimesSync(lock, at / 1_000, at / 1_000)
    await changeFiles(options(desk.folder), setLate('3h'))
    expect(desk.read('settings')).toContain('3h')
    expect(existsSync(lock)).toBe(false)
  })

  it('asks whether it is allowed before anything is written', async () => {
    const desk = configFolder()
    const refusing = options(desk.folder, {
      allow: () => {
        throw new Error('not yours')
      },
    })
    await expect(changeFiles(refusing, setLate('3h'))).rejects.toThrow('not yours')
    expect(desk.read('settings')).toBe(FILES.settings)
  })
})
