import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { fleetDashboard } from '../../inventory/clusters/queries'
import { text } from '../../text/en'

interface Props {
  value: string
  onChange: (value: string) => void
  label?: string
  /** Not offered. */
  except?: string
  error?: string
}

/** A cluster of the fleet that answers. */
export function ClusterSelect({ value, onChange, except, error, label = text.guestForms.cluster }: Props) {
  const fleet = useQuery(fleetDashboard())
  const clusters = (fleet.data?.clusters ?? []).filter((each) => each.controller_id !== except && each.status === 'online')
  return (
    <Select
      label={label}
      placeholder={fleet.isPending ? text.common.loading : undefined}
      data={clusters.map((each) => ({ value: each.controller_id, label: each.controller_name }))}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
      searchable
      allowDeselect={false}
      error={error ?? (fleet.isSuccess && clusters.length === 0 ? text.guestForms.noCluster : undefined)}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
