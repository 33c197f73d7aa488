import type { Plugin } from 'esbuild'

export function madeOnce(): Plugin
