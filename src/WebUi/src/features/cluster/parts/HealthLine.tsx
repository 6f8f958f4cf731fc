import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { AppError } from '../../../api/AppError'
import type { ClusterDashboard } from '../../../api/types'
import { syncController } from '../../../inventory/clusters/sync'
import { useAtLeast } from '../../../inventory/session'
import { CreateGuest } from '../../../plan'
import { text } from '../../../text/en'
import { count } from '../../../text/formats'
import { controllerLook } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'
import { Time } from '../../../ui/Time'

const words = text.cluster

/** What one must know of the cluster before anything else. */
export function HealthLine({ cluster }: { cluster: ClusterDashboard }) {
  const isAdmin = useAtLeast('site_admin')
  const sync = useMutation({
    mutationFn: () => syncController(cluster.controller_id),
    onSuccess: () => notifications.show({ message: text.admin.controllers.syncStarted }),
    onError: (error) => notifications.show({ color: 'red', message: text.admin.controllers.syncFailed(AppError.from(error).message) }),
  })
  const nodes = text.fleet.outOf(count(cluster.online_nodes), count(cluster.total_nodes))
  return (
    <>
      <div className="health">
        <h1>{cluster.controller_name}</h1>
        <StatusMark look={controllerLook(cluster.status)} />
        {cluster.pve_version && <span>{words.pveVersion(cluster.pve_version)}</span>}
        {cluster.as_of && (
          cluster.cluster_name === null && cluster.total_nodes === 1 ? <span>{words.single}</span>
          : <span className="status" data-tone={cluster.quorate === false ? 'bad' : 'ok'}><span className="glyph" aria-hidden="true">{cluster.quorate === false ? '✖' : '✔'}</span>{cluster.quorate === false ? text.status.inquorate : text.status.quorate} {nodes}</span>
        )}
        {cluster.ha_active > 0 && <span>{words.ha(cluster.ha_active)}</span>}
        {cluster.running_tasks > 0 && <span><span className="glyph" data-tone="info" aria-hidden="true">⟳ </span>{words.tasks(cluster.running_tasks)}</span>}
        {cluster.as_of && <span className="muted">{cluster.stale && <span aria-hidden="true">◌ </span>}{cluster.stale ? `${text.status.stale}, ` : ''}<Time at={cluster.as_of} /></span>}
        <span className="spacer" />
        <Link className="way wide" to="/c/$controller/kiosk" params={{ controller: cluster.controller_id }}>{text.pages.cluster.kiosk}</Link>
        {isAdmin && (
          <>
            <CreateGuest controller={cluster.controller_id} />
            <Button variant="default" loading={sync.isPending} onClick={() => sync.mutate()}>{words.sync}</Button>
            <Link className="way" to="/admin/controllers/$id" params={{ id: cluster.controller_id }}>{words.edit}</Link>
          </>
        )}
      </div>
      {cluster.error && <div className="note" data-tone="bad"><span aria-hidden="true">✖ </span>{cluster.error}</div>}
    </>
  )
}
