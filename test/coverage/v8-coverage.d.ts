/** The part of it that is used here; the package describes no types. */
declare module '@bcoe/v8-coverage' {
  type Range = { startOffset: number; endOffset: number; count: number }
  type Counted = { functionName: string; isBlockCoverage: boolean; ranges: Range[] }
  export type ProcessCov = { result: { scriptId?: string; url: string; functions: Counted[] }[] }
  export function mergeProcessCovs(processes: ProcessCov[]): ProcessCov
}
