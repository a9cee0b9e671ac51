// The script of "k6-notify demo --live": ten seconds of light load on the demo's own receiver, with a threshold that
// no network can hold, so that there is something to tell.
import http from 'k6/http';
import { check, sleep } from 'k6';

export const options = {
  vus: 2,
  duration: '10s',
  thresholds: { http_req_duration: ['p(95)<0.001'], checks: ['rate>0.9'] },
};

export default function () {
  const response = http.get(__ENV.DEMO_PAGE);
  check(response, { 'status is 200': (r) => r.status === 200 });
  sleep(0.5);
}
