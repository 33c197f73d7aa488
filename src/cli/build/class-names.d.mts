import type { Plugin } from 'esbuild'

export declare function classNames(plugins: readonly Plugin[]): Plugin[]
