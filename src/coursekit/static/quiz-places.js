/* Positions on a map: the equal-area projection of a sheet, outlines, distances in words. The
   same in coursekit/models/projection.py and coursekit/grading/positions.py. */
(() => {
  "use strict";

  const { sin, cos, sqrt, floor, hypot, atan2, asin, abs, max, min, log, PI } = Math;
  const A = 6378.137;
  const E2 = 0.0066943799901413165;
  const E = sqrt(E2);
  const RADIUS = 6371.0088;
  const WAYS = ["north", "north-east", "east", "south-east", "south", "south-west", "west",
    "north-west"];

  const rad = (degrees) => degrees * PI / 180;
  const turn = (degrees) => ((degrees + 540) % 360 + 360) % 360 - 180;
  const m = (phi) => cos(phi) ** 2 / (1 - E2 * sin(phi) ** 2);
  const q = (phi) => {
    const s = sin(phi);
    return (1 - E2) * (s / (1 - E2 * s * s) - log((1 - E * s) / (1 + E * s)) / (2 * E));
  };

  /* Albers on the WGS84 ellipsoid: [longitude, latitude] to [km east, km north], and back. */
  function albers({ lat_1, lat_2, lon_0, lat_0 = (lat_1 + lat_2) / 2 }) {
    const [p1, p2] = [rad(lat_1), rad(lat_2)];
    const n = lat_1 === lat_2 ? sin(p1) : (m(p1) - m(p2)) / (q(p2) - q(p1));
    const c = m(p1) + n * q(p1);
    const radius = (phi) => A * sqrt(max(0, c - n * q(phi))) / n;
    const r0 = radius(rad(lat_0));
    return {
      forward([lon, lat]) {
        const rho = radius(rad(lat));
        const theta = n * rad(turn(lon - lon_0));
        return [rho * sin(theta), r0 - rho * cos(theta)];
      },
      inverse([x, y]) {
        const zone = (c - (hypot(x, r0 - y) * n / A) ** 2) / n;
        let phi = asin(max(-1, min(1, zone / 2)));
        for (let i = 0; i < 6; i += 1) {
          phi += (1 - E2 * sin(phi) ** 2) ** 2 / (2 * max(1e-9, cos(phi))) * (zone - q(phi)) / (1 - E2);
        }
        return [turn(lon_0 + atan2(x, r0 - y) / n * 180 / PI), phi * 180 / PI];
      },
    };
  }

  function distance([lon1, lat1], [lon2, lat2]) {
    const [p1, p2] = [rad(lat1), rad(lat2)];
    const half = sin((p2 - p1) / 2) ** 2 + cos(p1) * cos(p2) * sin(rad(lon2 - lon1) / 2) ** 2;
    return 2 * RADIUS * asin(sqrt(min(1, half)));
  }

  function way([lon1, lat1], [lon2, lat2]) {
    const [p1, p2, l] = [rad(lat1), rad(lat2), rad(lon2 - lon1)];
    const bearing = atan2(sin(l) * cos(p2), cos(p1) * sin(p2) - sin(p1) * cos(p2) * cos(l));
    return WAYS[floor((bearing * 180 / PI + 382.5) / 45) % 8];
  }

  /* Path data (absolute M, relative l, z; y to the south) to rings and lines in km. */
  const runs = (path, units) => path.split("M").slice(1).map((part) => {
    const numbers = part.match(/-?\d+(\.\d+)?/g).map(Number);
    const points = [];
    for (let i = 0, x = 0, y = 0; i < numbers.length; i += 2) {
      x += numbers[i];
      y += numbers[i + 1];
      points.push([x / units, -y / units]);
    }
    return { points, closed: part.includes("z") };
  });

  /* The nearest position of an outline, in degrees; null from inside a polygon. */
  function nearest(feature, at, { projection, units, shapes }) {
    const plane = albers(projection);
    const [x, y] = plane.forward(at);
    let inside = false;
    let best = [Infinity];
    for (const { points, closed } of runs(shapes[feature], units)) {
      let [x1, y1] = closed ? points.at(-1) : points[0];
      for (const [x2, y2] of points) {
        const [dx, dy] = [x2 - x1, y2 - y1];
        if (closed && (y1 > y) !== (y2 > y) && x < x1 + (y - y1) / dy * dx) inside = !inside;
        const size = dx * dx + dy * dy;
        const share = size ? max(0, min(1, ((x - x1) * dx + (y - y1) * dy) / size)) : 0;
        const foot = [x1 + share * dx, y1 + share * dy];
        const gap = hypot(foot[0] - x, foot[1] - y);
        if (gap < best[0]) best = [gap, foot];
        [x1, y1] = [x2, y2];
      }
    }
    return inside ? null : plane.inverse(best[1]);
  }

  function far(km, direction) {
    const step = km >= 99.5 ? 10 : 1;
    const rounded = max(1, floor(km / step + 0.5) * step);
    return `${rounded.toLocaleString("en-GB")} km too far ${direction}.`;
  }

  const isNumber = (value, most) => Number.isFinite(value) && abs(value) <= most;

  /* {right, words} for a position in degrees; null if `at` is none. */
  function locate({ target, near = [], list }, at, outlines) {
    if (!Array.isArray(at) || at.length !== 2 || !isNumber(at[0], 180) || !isNumber(at[1], 90)) {
      return null;
    }
    const reach = (each) => each.margin_km ?? each.within_km;
    const off = (each) => {
      const place = each.at || nearest(each.feature, at, outlines);
      return place ? [distance(place, at), way(place, at)] : [0];
    };
    const [km, direction] = off(target);
    if (km <= reach(target)) return { right: true, words: "" };
    let lesson = near.find((each) => off(each)[0] <= reach(each));
    if (!lesson) {
      const gaps = list.map((each) => distance(each.at, at));
      const least = min(...gaps);
      if (least <= reach(target)) lesson = list[gaps.indexOf(least)];
    }
    return { right: false,
      words: [far(km, direction), ...(lesson ? [lesson.feedback.trim()] : [])].join(" ") };
  }

  window.borderlines.places = { albers, locate };
})();
