'use strict';
// The charts, their series, and the tables of the report. Everything shown comes from the JSON in the page.
(function () {
  var charts = JSON.parse(document.getElementById('data').textContent);
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var still = window.matchMedia('(prefers-reduced-motion: reduce)');
  var printing = false;
  var PRINTED = 680; // px: the width of a chart on paper
  var encode = echarts.format.encodeHTML;

  function ink() {
    return dark.matches && !printing ? { text: '#e8e8e4', quiet: '#a9aaa5', grid: '#3a3d42', paper: '#17181a' }
      : { text: '#1b1b1b', quiet: '#5a5a55', grid: '#e2e2de', paper: '#ffffff' };
  }

  // The page's own scale: logarithms on a linear axis, whose lines and labels are those of the printed figures.
  var log = Math.log10;

  function axis(name, where, ruler) {
    var c = ink();
    return { type: 'value', name: name, nameLocation: 'middle', nameGap: where === 'x' ? 26 : 56,
      min: log(ruler.least), max: log(ruler.most), nameTextStyle: { color: c.text },
      axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: c.quiet } } };
  }

  // The vertical lines of an axis of families, which is read from the top, end at the bottom.
  function grid(xTicks, yTicks, xLabels) {
    var c = ink();
    function lines(ticks, key) {
      return ticks.map(function (tick) {
        var at = { label: { formatter: tick[1], position: key === 'xAxis' ? xLabels : 'start' } };
        at[key] = log(tick[0]);
        return at;
      });
    }
    return { type: 'line', name: ' grid', silent: true, data: [], z: 0, animation: false,
      markLine: { silent: true, animation: false, symbol: 'none', lineStyle: { color: c.grid, type: 'solid', width: 1 },
        label: { color: c.quiet, distance: 4 },
        data: lines(xTicks, 'xAxis').concat(lines(yTicks, 'yAxis')) } };
  }

  // A band between lo and hi, one polygon per stretch between two sizes.
  function band(curve) {
    return { type: 'custom', name: curve.name, silent: true, z: 1, animation: false, tooltip: { show: false },
      itemStyle: { color: curve.colour }, data: logs(curve.points, 1),
      renderItem: function (params, api) {
        var i = params.dataIndex;
        if (i + 1 >= curve.points.length) { return; }
        var a = curve.points[i], b = curve.points[i + 1];
        return { type: 'polygon',
          shape: { points: [[a[0], a[2]], [b[0], b[2]], [b[0], b[3]], [a[0], a[3]]].map(function (p) {
            return api.coord([log(p[0]), log(p[1])]);
          }) },
          style: { fill: curve.colour, opacity: 0.18 } };
      } };
  }

  function logs(points, y) {
    return points.map(function (p) { return [log(p[0]), log(p[y])]; });
  }

  function line(curve) {
    return { type: 'line', name: curve.name, z: 3, symbol: 'none', color: curve.colour, silent: true,
      lineStyle: { width: 2, type: curve.dashed ? 'dashed' : 'solid' }, data: logs(curve.points, 1) };
  }

  // The polygons of a mark: those of the printed figures. Hollow means extrapolated.
  function marks(curve, radius, at, isHollow) {
    return { type: 'custom', name: curve.name, z: 4, color: curve.colour, animation: false,
      data: curve.points.map(function (p) { return { value: at(p), point: p }; }),
      renderItem: function (params, api) {
        var centre = api.coord([api.value(0), api.value(1)]), paper = ink().paper;
        var hollow = isHollow(curve.points[params.dataIndex]);
        function polygon(corners, fill, stroke) {
          return { type: 'polygon', shape: { points: corners.map(function (c) {
            return [centre[0] + radius * c[0], centre[1] - radius * c[1]];
          }) }, style: { fill: fill, stroke: stroke, lineWidth: stroke ? 1.2 : 0 } };
        }
        var parts = [polygon(curve.outline, hollow ? paper : curve.colour, curve.colour)];
        if (curve.cut.length) { parts.push(polygon(curve.cut, hollow ? curve.colour : paper, null)); }
        return { type: 'group', children: parts };
      } };
  }

  function guide(g, x, y) {
    var from = x.least, to = x.most;
    if (g.power) {
      var ends = [Math.pow(y.least / g.factor, 1 / g.power), Math.pow(y.most / g.factor, 1 / g.power)];
      from = Math.max(from, Math.min(ends[0], ends[1]));
      to = Math.min(to, Math.max(ends[0], ends[1]));
    }
    function at(n) { return [log(n), log(g.factor * Math.pow(n, g.power))]; }
    return { type: 'line', name: g.name, silent: true, symbol: 'none', z: 2, animation: false,
      color: ink().quiet, lineStyle: { width: 1.2, type: 'dashed' }, tooltip: { show: false },
      data: to > from ? [at(from), at(to)] : [] };
  }

  function tip(chart) {
    return function (params) {
      var p = params.data.point;
      if (!p) { return ''; }
      var head = '<b>' + encode(params.seriesName) + '</b><br>';
      if (chart.kind === 'leaders') {
        return head + encode(chart.families[p[1]]) + ', n = ' + p[0] + '<br>' + encode(p[2]) +
          (p[3] ? '<br>extrapolated' : '') + '<br>data/summary.csv:' + p[4] + ' (click to go there)';
      }
      if (chart.kind === 'map') {
        return head + 'n = ' + p[0] + ', m = ' + p[1] + (p[4] ? '<br>extrapolated' : '') +
          '<br>data/summary.csv:' + p[6] + ' (click to go there)';
      }
      return head + 'n = ' + p[0] + '<br>' + encode(p[5]) + (p[4] ? '<br>extrapolated' : '') +
        '<br>data/summary.csv:' + p[6] + ' (click to go there)';
    };
  }

  function option(chart) {
    var c = ink(), series, y, leaders = chart.kind === 'leaders';
    var x = axis('inputs n', 'x', chart.x);
    if (leaders) {
      y = { type: 'category', data: chart.families, inverse: true, axisLine: { lineStyle: { color: c.quiet } },
        axisLabel: { color: c.text }, splitLine: { show: true, lineStyle: { color: c.grid } } };
      series = [grid(chart.x.ticks, [], 'end')].concat(chart.curves.map(function (k) {
        return marks(k, 8, function (p) { return [log(p[0]), p[1]]; }, function (p) { return p[3]; });
      }));
    } else {
      y = axis(chart.yName, 'y', chart.y);
      series = [grid(chart.x.ticks, chart.y.ticks, 'start')].concat(
        chart.joined ? chart.curves.map(band) : [],
        chart.guides.map(function (g) { return guide(g, chart.x, chart.y); }),
        chart.joined ? chart.curves.map(line) : [],
        chart.curves.map(function (k) {
          return marks(k, chart.joined ? 5 : 7, function (p) { return [log(p[0]), log(p[1])]; },
            function (p) { return p[4]; });
        }));
    }
    return { animation: !still.matches && !printing, backgroundColor: 'transparent', textStyle: { color: c.text },
      aria: { enabled: true, label: { description: chart.title + ', a curve for each of ' +
        chart.curves.map(function (k) { return k.name; }).join(', ') } },
      markLine: { z: 0 }, // for all series: the z of a series' own markLine has no effect
      grid: { left: leaders ? 130 : 74, right: 16, top: 14, bottom: 44 }, xAxis: x, yAxis: y,
      legend: { show: false }, tooltip: { trigger: 'item', confine: true, formatter: tip(chart) }, series: series };
  }

  function draw(box) {
    var chart = charts[box.dataset.chart];
    if (chart.kind === 'leaders') { box.style.height = 5 + 1.5 * chart.families.length + 'rem'; }
    var drawn = echarts.init(box, null, { renderer: 'svg' });
    drawn.setOption(option(chart));
    drawn.on('click', function (e) {
      var p = e.data && e.data.point;
      if (p) { go('s' + p[p.length - 1]); }
    });
    var redraw = function () {
      var off = drawn.getOption().legend[0].selected;
      drawn.setOption(option(chart), true);
      drawn.setOption({ legend: { selected: off } });
    };
    dark.addEventListener('change', redraw);
    window.addEventListener('resize', function () { drawn.resize(); });
    function fit() {
      drawn.resize({ width: printing ? PRINTED : 'auto' });
      redraw();
      drawn.getZr().flush(); // now: paper waits for no frame
    }
    window.addEventListener('print-begins', fit);
    window.addEventListener('print-ended', fit);
    series(box, chart, drawn);
  }

  // A mark on its line, as it stands in the chart.
  function key(look, line, joined) {
    var box = document.createElement('span');
    box.className = 'key';
    if (joined) { box.append(line); }
    var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '-2 -2 4 4');
    svg.setAttribute('aria-hidden', 'true');
    [[look.outline, look.colour, look.colour], [look.cut, 'var(--paper)', 'none']].forEach(function (part) {
      var polygon = document.createElementNS('http://www.w3.org/2000/svg', 'polygon');
      polygon.setAttribute('points', part[0].map(function (c) { return c[0] + ',' + -c[1]; }).join(' '));
      polygon.setAttribute('style', 'fill:' + part[1] + ';stroke:' + part[2] + ';stroke-width:0.2');
      if (part[0].length) { svg.append(polygon); }
    });
    box.append(svg);
    return box;
  }

  function series(box, chart, drawn) {
    var set = document.querySelector('[data-series="' + box.dataset.chart + '"]');
    function toggle(name, colour, dashed, look) {
      var label = document.createElement('label'), check = document.createElement('input');
      check.type = 'checkbox';
      check.checked = true;
      check.addEventListener('change', function () {
        drawn.dispatchAction({ type: check.checked ? 'legendSelect' : 'legendUnSelect', name: name });
      });
      var swatch = document.createElement('span');
      swatch.className = dashed ? 'swatch dashed' : 'swatch';
      swatch.style.borderTopColor = colour;
      if (look) { swatch = key(look, swatch, chart.joined); }
      label.append(check, swatch, document.createTextNode(name));
      set.append(label);
    }
    chart.curves.forEach(function (k) { toggle(k.name, k.colour, k.dashed, k); });
    (chart.guides || []).forEach(function (g) { toggle(g.name, ink().quiet, true); });
  }

  function go(id) {
    var row = document.getElementById(id);
    if (!row) { return; }
    row.hidden = false;
    location.hash = id;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'center' });
  }

  function drawOnce(box) {
    if (far.delete(box)) { draw(box); }
  }

  // Charts far down a long page are drawn when they come near.
  var near = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (entry.isIntersecting) {
        near.unobserve(entry.target);
        drawOnce(entry.target);
      }
    });
  }, { rootMargin: '600px' });
  var far = new Set(document.querySelectorAll('[data-chart]'));
  far.forEach(function (box) { near.observe(box); });

  // On paper nothing comes near: all are drawn.
  function print(begins) {
    printing = begins;
    if (begins) {
      far.forEach(function (box) { near.unobserve(box); drawOnce(box); });
    }
    window.dispatchEvent(new Event(begins ? 'print-begins' : 'print-ended'));
  }
  window.addEventListener('beforeprint', function () { print(true); });
  window.addEventListener('afterprint', function () { print(false); });

  document.addEventListener('click', function (e) {
    var link = e.target.closest('a[href^="#"]');
    if (link && /^#[sxg]\d+$/.test(link.getAttribute('href'))) {
      e.preventDefault();
      go(link.getAttribute('href').slice(1));
    }
  });

  document.querySelectorAll('[data-filter]').forEach(function (input) {
    var rows = document.querySelectorAll('#' + input.dataset.filter + ' tbody tr');
    input.addEventListener('input', function () {
      var words = input.value.toLowerCase().split(/\s+/);
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        var cells = Array.from(row.cells, function (td) { return td.textContent.toLowerCase(); });
        row.hidden = !words.every(function (w) {
          return /^\d+$/.test(w) ? cells.indexOf(w) >= 0 : text.indexOf(w) >= 0;
        });
      });
    });
  });

  document.querySelectorAll('thead button').forEach(function (button) {
    button.addEventListener('click', function () {
      var th = button.parentNode, column = th.cellIndex;
      var down = th.getAttribute('aria-sort') === 'ascending';
      var body = th.closest('table').tBodies[0];
      Array.from(th.parentNode.cells).forEach(function (other) { other.removeAttribute('aria-sort'); });
      th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      var rows = Array.from(body.rows).sort(function (a, b) {
        var p = a.cells[column].dataset.key, q = b.cells[column].dataset.key;
        var order = p === '' || q === '' ? (p === '') - (q === '')
          : isNaN(p) || isNaN(q) ? (p < q ? -1 : p > q ? 1 : 0) : p - q;
        return down ? -order : order;
      });
      body.append.apply(body, rows);
    });
  });
})();
