import { useMantineColorScheme } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { fleetDashboard } from '../../../inventory/clusters/queries'
import { fleetNodes } from '../../../inventory/nodes/queries'
import { fleetStorage } from '../../../inventory/storage/queries'
import { useNow } from '../../../live/clock'
import { liveStream, useStreamState } from '../../../live/live'
import { text } from '../../../text/en'
import { age, count, percent, timeOfDay } from '../../../text/formats'
import { controllerLook } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'
import { useEscape } from '../../../ui/useEscape'
import { problemsOf } from '../problems'
import type { KioskSearch } from '../routes'

const words = text.pages.kiosk
const PER_PANEL = 6
const STALE_MS = 5 * 60_000
const LEAST_ROTATE = 5
const MOST_CLUSTERS = 24

/** For a screen on the wall: totals and problems, large, without anything to press. */
export function KioskPage() {
  const client = useQueryClient()
  const { controller } = useParams({ strict: false }) as { controller?: string }
  const { rotate, theme } = useSearch({ strict: false }) as KioskSearch
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  useEffect(() => liveStream(client).start(), [client])
  useEffect(() => {
    if (theme === 'light' || theme === 'dark') setColorScheme(theme)
  }, [theme, setColorScheme])
  const navigate = useNavigate()
  useEscape(useCallback(() => void navigate(controller ? { to: '/c/$controller/$tab', params: { controller, tab: 'dashboard' } } : { to: '/' }), [navigate, controller]))
  useAwake()
  const fleet = useQuery(fleetDashboard())
  const nodes = useQuery(fleetNodes())
  const storages = useQuery(fleetStorage())
  const { phase } = useStreamState()
  const now = useNow()
  const mine = <T extends { controller_id: string }>(rows: readonly T[] | undefined) => (rows ?? []).filter((row) => !controller || row.controller_id === controller)
  const clusters = mine(fleet.data?.clusters)
  const problems = problemsOf(clusters, mine(nodes.data?.items), mine(storages.data?.items))
  const panels = Math.max(1, Math.ceil(problems.length / PER_PANEL))
  const panel = useRotation(panels, Math.max(LEAST_ROTATE, Number(rotate) || 15))
  const sum = (of: (cluster: (typeof clusters)[number]) => number) => clusters.reduce((total, cluster) => total + of(cluster), 0)
  const share = (used: number, total: number) => percent(total > 0 ? (used / total) * 100 : null)
  const oldest = clusters.map((cluster) => cluster.as_of).filter((at) => at !== null).toSorted()[0]
  const isOld = phase === 'lost' || (oldest !== undefined && now - Date.parse(oldest) > STALE_MS)
  const name = controller ? clusters[0]?.controller_name ?? words.title : words.title
  return (
    <main className="kiosk" data-calm={problems.length === 0 || undefined}>
      <header>
        <h1>{name}</h1>
        <span>{timeOfDay(new Date(now).toISOString())}</span>
      </header>
      {isOld && <p className="kiosk-stale" role="status"><span aria-hidden="true">◌ </span>{words.staleSince(age(oldest, now))}</p>}
      {fleet.isError && !fleet.data && <p className="kiosk-stale" role="alert">{fleet.error.message}</p>}
      <ul className="kiosk-totals">
        {!controller && <Total name={text.fleet.clusters} value={text.fleet.outOf(count(clusters.filter((cluster) => cluster.status === 'online').length), count(clusters.length))} />}
        <Total name={text.fleet.nodes} value={text.fleet.outOf(count(sum((each) => each.online_nodes)), count(sum((each) => each.total_nodes)))} />
        <Total name={text.fleet.vms} value={text.fleet.outOf(count(sum((each) => each.running_vms)), count(sum((each) => each.total_vms)))} />
        <Total name={text.fleet.containers} value={text.fleet.outOf(count(sum((each) => each.running_containers)), count(sum((each) => each.total_containers)))} />
        <Total name={text.measure.cpu} value={share(sum((each) => each.used_cpu_cores), sum((each) => each.total_cpu_cores))} />
        <Total name={text.measure.memory} value={share(sum((each) => each.used_memory_bytes), sum((each) => each.total_memory_bytes))} />
        <Total name={text.measure.storage} value={share(sum((each) => each.used_storage_bytes), sum((each) => each.total_storage_bytes))} />
      </ul>
      {problems.length === 0 ? (
        <>
          <p className="kiosk-calm"><span aria-hidden="true">✔ </span>{fleet.data ? text.fleet.calm : `${text.common.loading}…`}</p>
          {!controller && clusters.length <= MOST_CLUSTERS && <ul className="kiosk-clusters">{clusters.map((each) => <li key={each.controller_id}><strong>{each.controller_name}</strong> <StatusMark look={controllerLook(each.status)} /></li>)}</ul>}
        </>
      ) : (
        <>
          <h2>{text.fleet.attention(problems.length)}{panels > 1 && <span className="muted"> {words.panel(panel + 1, panels)}</span>}</h2>
          <ul className="kiosk-problems">
            {problems.slice(panel * PER_PANEL, (panel + 1) * PER_PANEL).map((problem) => (
              <li key={problem.id} data-tone={problem.tone}><span aria-hidden="true">{problem.tone === 'bad' ? '✖' : '▲'}</span><strong>{problem.where}</strong><span>{problem.what}</span></li>
            ))}
          </ul>
        </>
      )}
    </main>
  )
}

/** Keeps the screen on, where the browser lets it; a tab that was hidden has to ask again. */
function useAwake() {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let gone = false
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      navigator.wakeLock?.request('screen').then((held) => (gone ? void held.release() : (lock = held)), () => undefined)
    }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}

const Total = ({ name, value }: { name: string; value: string }) => <li><span>{name}</span><strong>{value}</strong></li>

function useRotation(panels: number, seconds: number) {
  const [panel, setPanel] = useState(0)
  useEffect(() => {
    if (panels < 2) return
    const timer = setInterval(() => setPanel((before) => before + 1), seconds * 1000)
    return () => clearInterval(timer)
  }, [panels, seconds])
  return panel % panels
}
