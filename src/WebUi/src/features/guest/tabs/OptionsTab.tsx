import { text } from '../../../text/en'
import { Settings } from '../parts/Settings'
import type { GuestTabProps } from '../tabs'

export default function OptionsTab({ guest }: GuestTabProps) {
  return <Settings guest={guest} group="options" title={text.pages.guest.titles.options} />
}
