import type { SourceKind } from '../spec/index.ts';
import { optional, place } from './kind-columns.ts';

// no stamp is filled in: a call without one is counted as such, not rejected
const stamps = [
  optional('received_at', 'timestamp', {
    about: 'when the call came in, local time',
    usual: ['received dttm', 'received_at', 'call_timestamp', 'calldatetime', 'call_received', 'time_create'],
  }),
  optional('dispatched_at', 'timestamp', {
    about: 'when a unit was sent',
    usual: ['dispatch dttm', 'dispatched_at', 'time_dispatch', 'dispatch_time', 'dispatch_date'],
  }),
  optional('enroute_at', 'timestamp', {
    about: 'when the unit left for the scene',
    usual: ['response dttm', 'enroute_at', 'time_enroute', 'en_route_time'],
  }),
  optional('arrived_at', 'timestamp', {
    about: 'when the unit arrived',
    usual: ['on scene dttm', 'arrived_at', 'time_arrive', 'arrival_time'],
  }),
  optional('cleared_at', 'timestamp', {
    about: 'when the unit was free again',
    usual: ['available dttm', 'cleared_at', 'time_closed', 'clear_time'],
  }),
];

/** Names as in NFPA 1225 and 1710: call processing + turnout + travel = total response. */
const durations = [
  optional('call_processing', 'duration', {
    about: 'from the call to the dispatch',
    usual: ['call_processing', 'call_to_dispatch', 'call processing'],
  }),
  optional('turnout', 'duration', {
    about: 'from the dispatch to the unit’s departure',
    usual: ['turnout', 'turnout_time'],
  }),
  optional('travel', 'duration', {
    about: 'from the unit’s departure to its arrival',
    usual: ['traveltime', 'travel_time', 'travel'],
  }),
  optional('dispatch_to_arrival', 'duration', {
    about: 'from the dispatch to the arrival',
    usual: ['dispatch_to_arrival'],
  }),
  optional('total_response', 'duration', {
    about: 'from the call to the arrival',
    usual: ['totalresponsetime', 'total_response', 'response_time', 'responsetime'],
  }),
  optional('on_scene', 'duration', {
    about: 'from the arrival to the unit’s release',
    usual: ['time_on_scene', 'on_scene_time'],
  }),
];

/** A row is a call, or one unit’s answer to it. */
export const responses: SourceKind = {
  name: 'responses',
  about: 'a call, or one unit’s answer to it',
  when: 'received_at',
  area: 'area',
  flags: true,
  part: 'responses',
  oneOf: [['received_at', 'dispatched_at', 'enroute_at', 'arrived_at', 'cleared_at']],
  columns: [
    ...stamps,
    ...durations,
    place(['neighborhood', 'neighborhoods - analysis boundaries', 'area_occ', 'precinct', 'beat', 'district', 'area']),
    {
      ...optional('type', 'text', {
        about: 'the agency’s code or words for the call, grouped by a code list',
        usual: ['call type', 'call_type_code', 'calltype', 'type', 'nature', 'incident_type'],
      }),
      codesInto: 'category',
    },
    optional('priority', 'text', {
      about: 'how urgent the agency held it to be',
      usual: ['priority', 'final priority', 'call_priority'],
    }),
    optional('disposition', 'text', {
      about: 'how the call ended',
      usual: ['call final disposition', 'disposition', 'clearance'],
    }),
    optional('id', 'text', {
      about: 'the call’s own number: rows that share it are units that answered one call',
      usual: ['call number', 'incident_number', 'cad_number', 'call_id', 'id'],
    }),
    optional('unit', 'text', { about: 'the unit that answered', usual: ['unit id', 'unit', 'unit_id'] }),
    optional('agency', 'text', {
      about: 'who answered, where one file holds the calls of several agencies',
      usual: ['agency', 'department', 'service'],
    }),
    optional('self_initiated', 'flag', {
      about: 'the agency began it itself: the unit is there already',
      usual: ['officerinitiated', 'self_initiated', 'selfinitiated'],
    }),
    optional('cancelled', 'flag', { about: 'the call was cancelled', usual: ['cancelled', 'canceled'] }),
  ],
};
