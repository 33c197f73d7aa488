import type { Plugin } from 'esbuild'

export function unusedParts(): Plugin
