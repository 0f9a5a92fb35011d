/**
 * Intervals of a call that have names of their own. Call processing, turnout and travel are those of NFPA 1225 and 1710;
 * they follow each other, so that the three make up the whole response. A duration of the same name is the same interval.
 */
export const standardIntervals = {
  call_processing: { from: 'received_at', to: 'dispatched_at', about: 'from the call to the dispatch of a unit' },
  turnout: { from: 'dispatched_at', to: 'enroute_at', about: 'from the dispatch to the unit’s departure' },
  travel: { from: 'enroute_at', to: 'arrived_at', about: 'from the departure to the arrival' },
  dispatch_to_arrival: { from: 'dispatched_at', to: 'arrived_at', about: 'from the dispatch to the arrival' },
  total_response: { from: 'received_at', to: 'arrived_at', about: 'from the call to the arrival' },
  on_scene: { from: 'arrived_at', to: 'cleared_at', about: 'from the arrival until the unit is free again' },
  commitment: { from: 'dispatched_at', to: 'cleared_at', about: 'from the dispatch until the unit is free again' },
  call_to_clear: { from: 'received_at', to: 'cleared_at', about: 'from the call until the unit is free again' },
} as const;

export type StandardInterval = keyof typeof standardIntervals;
export const standardIntervalNames = Object.keys(standardIntervals) as readonly StandardInterval[];
