import { describe, expect, it } from 'vitest'
import type { RrdPoint } from '../../api/pages'
import { csvOf } from '../csv'
import { linesOf } from './series'

const points = [{ time: 1, cpu: 0.2 }, { time: 2, cpu: null }, { time: 3, cpu: 0.1 }] as RrdPoint[]

describe('lines of a chart', () => {
  it('keep gaps as gaps and count none of them', () => {
    const [line] = linesOf(points, [{ name: 'cpu', colour: 1, of: (point) => point.cpu }])
    expect(line).toMatchObject({ values: [0.2, null, 0.1], last: 0.1, min: 0.1, max: 0.2 })
  })
  it('leave out what was never measured', () => expect(linesOf(points, [{ name: 'swap', colour: 2, of: (point) => point.swap_used }])).toEqual([]))
})

describe('CSV', () => {
  it('quotes, and tells a spreadsheet that a formula is text', () =>
    expect(csvOf([{ header: 'a', value: (row: string) => row }], ['x,"y"', '=1+1', ''])).toBe('a\r\n"x,""y"""\r\n\'=1+1\r\n'))
})
