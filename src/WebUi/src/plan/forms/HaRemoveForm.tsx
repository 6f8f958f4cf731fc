import { useQuery } from '@tanstack/react-query'
import { clusterDashboard } from '../../inventory/clusters/queries'
import { hasHaRules } from '../../inventory/clusters/version'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, useFields } from './kit'

const words = text.clusterWork.ha

export default function HaRemoveForm({ request: { controller, payload }, onDone, onCancel }: FormProps) {
  const hasRules = hasHaRules(useQuery(clusterDashboard(controller)).data?.pve_version)
  const { values, set } = useFields({ purge: payload?.purge !== false }, () => ({}))
  return (
    <FormShell onCancel={onCancel} onSubmit={() => onDone(hasRules ? values : {})}>
      <p className="muted">{words.removeHint}</p>
      {hasRules && <Tick label={words.purge} checked={values.purge} onChange={(purge) => set({ purge })} />}
    </FormShell>
  )
}
