import type { RrdPoint } from '../../api/pages'
import { text } from '../../text/en'
import type { ChartOf, SeriesOf } from '../../ui/chart/series'

const { series, titles } = text.pages.chart
const share = (value: number | null | undefined) => (value == null ? null : value * 100)
const one = (name: string, colour: SeriesOf['colour'], of: (point: RrdPoint) => number | null | undefined): SeriesOf => ({ name, colour, of })

const network: ChartOf = { id: 'network', title: titles.network, unit: 'rate', series: [one(series.in, 3, (point) => point.netin), one(series.out, 4, (point) => point.netout)] }
const disk: ChartOf = { id: 'disk', title: titles.disk, unit: 'rate', series: [one(series.read, 3, (point) => point.diskread), one(series.written, 4, (point) => point.diskwrite)] }
const pressure: ChartOf = {
  id: 'pressure', title: titles.pressure, unit: 'percent',
  series: [one(series.cpu, 1, (point) => point.pressure_cpu_some), one(series.memory, 2, (point) => point.pressure_memory_some), one(series.io, 3, (point) => point.pressure_io_some)],
}

export const GUEST_CHARTS: readonly ChartOf[] = [
  { id: 'cpu', title: titles.cpu, unit: 'percent', series: [one(series.cpu, 1, (point) => share(point.cpu))] },
  { id: 'memory', title: titles.memory, unit: 'bytes', series: [one(series.used, 2, (point) => point.mem), one(series.onHost, 4, (point) => point.memhost)] },
  network, disk, pressure,
  { id: 'space', title: titles.space, unit: 'bytes', series: [one(series.used, 2, (point) => point.disk || null)] },
]

export const NODE_CHARTS: readonly ChartOf[] = [
  { id: 'cpu', title: titles.cpu, unit: 'percent', series: [one(series.cpu, 1, (point) => share(point.cpu)), one(series.iowait, 4, (point) => share(point.iowait))] },
  { id: 'memory', title: titles.memory, unit: 'bytes', series: [one(series.used, 2, (point) => point.mem), one(series.swap, 4, (point) => point.swap_used)] },
  network,
  { id: 'load', title: titles.load, unit: 'number', series: [one(series.load, 1, (point) => point.loadavg)] },
  pressure,
  { id: 'space', title: titles.root, unit: 'bytes', series: [one(series.used, 2, (point) => point.disk)] },
]
