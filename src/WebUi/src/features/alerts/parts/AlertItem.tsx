import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Alert } from '../../../api/alerts'
import { AppError } from '../../../api/AppError'
import { severityLook, untilOf } from '../../../inventory/alerts/look'
import { MuteDialog } from '../../../inventory/alerts/MuteDialog'
import { acknowledge, mute, unmute } from '../../../inventory/alerts/queries'
import { text } from '../../../text/en'
import { exact } from '../../../text/formats'
import { StatusMark } from '../../../ui/StatusMark'
import { Time } from '../../../ui/Time'

const words = text.alerts

export function AlertItem({ alert, may }: { alert: Alert; may: boolean }) {
  const client = useQueryClient()
  const [muting, setMuting] = useState(false)
  const done = (message: string) => {
    notifications.show({ message })
    return client.invalidateQueries({ queryKey: ['alerts'] })
  }
  const act = useMutation({
    mutationFn: async (what: 'acknowledge' | 'unmute') => {
      await (what === 'acknowledge' ? acknowledge(alert.id) : unmute(alert.id))
      await done(what === 'acknowledge' ? words.acknowledged : words.unmuted)
    },
  })
  const over = alert.cleared_at !== null
  return (
    <li className={alert.stale ? 'hatched' : undefined}>
      <StatusMark look={severityLook(alert.severity)} />
      <div className="alert-what">
        <strong>{alert.summary}</strong>
        <span className="muted small">
          {words.kinds[alert.kind] ?? alert.kind} · {words.raised} <Time at={alert.raised_at} />
          {over && <> · {words.cleared} <Time at={alert.cleared_at} />{alert.ended_by && `, ${words.ended[alert.ended_by]}`}</>}
        </span>
        {alert.stale && <span className="small" data-tone="warn"><span aria-hidden="true">◌ </span>{words.stale}</span>}
        {alert.acknowledged_by && <span className="small"><span aria-hidden="true" data-tone="ok">✔ </span>{words.known(alert.acknowledged_by.username)} <Time at={alert.acknowledged_at} />{alert.note && <>: {alert.note}</>}</span>}
        {alert.mute && <span className="small">{words.mutedBy(alert.mute.by.username, alert.muted_by_rule)} <time dateTime={alert.mute.until} title={exact(alert.mute.until)}>{untilOf(alert.mute.until)}</time>{alert.mute.reason && <>: {alert.mute.reason}</>}</span>}
        {act.isError && <span className="small" data-tone="bad" role="alert">{words.failed}: {AppError.from(act.error).message}</span>}
      </div>
      <div className="row alert-actions">
        {may && !over && !alert.acknowledged_by && <Button variant="default" size="compact-sm" loading={act.isPending} onClick={() => act.mutate('acknowledge')}>{words.acknowledge}</Button>}
        {may && !over && !alert.mute && <Button variant="default" size="compact-sm" onClick={() => setMuting(true)}>{words.mute}</Button>}
        {may && !over && alert.mute && !alert.muted_by_rule && <Button variant="default" size="compact-sm" loading={act.isPending} onClick={() => act.mutate('unmute')}>{words.unmute}</Button>}
        <Way alert={alert} />
      </div>
      {muting && <MuteDialog what={alert.summary} onClose={() => setMuting(false)} onMute={async (until, reason) => {
        await mute(alert.id, until, reason)
        await done(words.muted)
      }} />}
    </li>
  )
}

/** To the thing itself, where one would look next. */
function Way({ alert: { controller_id: controller, object, summary } }: { alert: Alert }) {
  const extra = { className: 'way', 'aria-label': words.openThe(summary), children: words.open }
  if (object.type === 'guest' && object.vmid !== null) return <Link to="/c/$controller/g/$type/$vmid/$tab" params={{ controller, type: object.vm_type ?? 'qemu', vmid: String(object.vmid), tab: 'backups' }} {...extra} />
  if (object.type === 'node') return <Link to="/c/$controller/$tab" params={{ controller, tab: 'nodes' }} search={{ node: object.name }} {...extra} />
  if (object.type === 'storage') return <Link to="/c/$controller/$tab" params={{ controller, tab: 'storage' }} search={{ q: object.name }} {...extra} />
  if (object.type === 'certificate') return <Link to="/c/$controller/$tab" params={{ controller, tab: 'certificates' }} {...extra} />
  return <Link to="/c/$controller/$tab" params={{ controller, tab: 'dashboard' }} {...extra} />
}
