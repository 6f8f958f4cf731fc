import { useQuery } from '@tanstack/react-query'
import type { NodeDetail } from '../../../api/types'
import { text } from '../../../text/en'
import { bytes, count, percentExact } from '../../../text/formats'
import { Bar } from '../../../ui/Bar'
import { Copy } from '../../../ui/Copy'
import { Facts } from '../../../ui/Facts'
import { Loaded } from '../../../ui/Loaded'
import { Sparkline } from '../../../ui/Sparkline'
import { Time } from '../../../ui/Time'
import { Timeline } from '../../../ui/Timeline'
import { nodeDetail } from '../queries'
import type { NodeTabProps } from './tabs'

export default function OverviewTab({ node }: NodeTabProps) {
  const detail = useQuery(nodeDetail(node.controller_id, node.name))
  return <Loaded query={detail} what={node.name}>{(data) => <Detail detail={data} />}</Loaded>
}

const part = (used: number | null | undefined, total: number | null | undefined, label: string) =>
  used == null || !total ? false : ([label, <><Bar label={label} value={(used / total) * 100} /> {text.guests.usedOf(bytes(used), bytes(total))}</>] as const)

function Detail({ detail: { node, live, error, samples, last_seen, timeline } }: { detail: NodeDetail }) {
  const words = text.nodes
  const cpu = live?.cpu_usage ?? node.cpu_usage
  return (
    <>
      {error && <div className="note" data-tone="warn"><strong>{words.notAsked}</strong> {error}</div>}
      <Facts
        facts={[
          node.ip_address && [words.head.ip, <>{node.ip_address} <Copy value={node.ip_address} what={words.head.ip} /></>],
          node.status === 'online' && [text.measure.cpu, <><Bar label={text.measure.cpu} value={cpu * 100} /> {text.guests.cpuOf(percentExact(cpu * 100), count(node.cpu_count))}</>],
          part(live?.memory_used ?? node.memory_used, live?.memory_total ?? node.memory_total, text.measure.memory),
          part(live?.root_used ?? node.storage_used, live?.root_total ?? node.storage_total, text.measure.root),
          part(live?.swap_used, live?.swap_total, words.swap),
          live && live.load_average.length > 0 && [words.load, live.load_average.map((value) => value.toFixed(2)).join('  ')],
          live?.io_wait != null && [words.iowait, percentExact(live.io_wait * 100)],
          [words.vms, words.guests(node.vms_running, node.vms)],
          [words.containers, words.guests(node.containers_running, node.containers)],
          [words.head.version, live?.pve_version ?? node.pve_version ?? text.common.none],
          live?.kernel_version && [words.kernel, live.kernel_version],
          live?.cpu_model && [words.cpuModel, live.cpu_model],
          live?.cpu_sockets != null && ['', words.sockets(live.cpu_sockets, live.cpu_cores ?? 0, live.cpu_threads ?? 0)],
          [words.subscription, words.levels[node.subscription_level ?? ''] ?? node.subscription_level],
          last_seen && node.status !== 'online' && [words.lastSeen, <Time key="seen" at={last_seen} />],
        ]}
      />
      <h3>{words.samples}</h3>
      {samples.length > 1 ? (
        <Sparkline
          label={words.samples}
          series={[
            { name: text.measure.cpu, values: samples.map((sample) => sample.cpu), colour: 1 },
            { name: text.measure.memory, values: samples.map((sample) => sample.memory), colour: 2 },
          ]}
        />
      ) : (
        <p className="muted">{words.noSamples}</p>
      )}
      <h3>{words.timeline}</h3>
      <Timeline entries={timeline} empty={text.guests.noTimeline} />
    </>
  )
}
