import type { RrdPoint } from '../../api/pages'
import { bytes, decimal, percentExact, rate } from '../../text/formats'

export type Unit = 'percent' | 'bytes' | 'rate' | 'number'

export interface SeriesOf {
  name: string
  /** A series keeps its colour on all pages: 1 processor, 2 memory, 3 in and read, 4 out and written. */
  colour: 1 | 2 | 3 | 4
  of: (point: RrdPoint) => number | null | undefined
}

export interface ChartOf {
  id: string
  title: string
  unit: Unit
  series: readonly SeriesOf[]
}

export interface Line {
  name: string
  colour: 1 | 2 | 3 | 4
  values: (number | null)[]
  last: number | null
  min: number | null
  max: number | null
}

export const formatOf: Record<Unit, (value: number | null | undefined) => string> = { percent: percentExact, bytes, rate, number: decimal }

/** The series that have any value; what was not measured stays a gap. */
export function linesOf(points: readonly RrdPoint[], series: readonly SeriesOf[]): Line[] {
  return series
    .map(({ name, colour, of }) => {
      const values = points.map((point) => of(point) ?? null)
      const measured = values.filter((value) => value !== null)
      return {
        name, colour, values,
        last: measured.at(-1) ?? null,
        min: measured.length > 0 ? Math.min(...measured) : null,
        max: measured.length > 0 ? Math.max(...measured) : null,
      }
    })
    .filter((line) => line.last !== null)
}
