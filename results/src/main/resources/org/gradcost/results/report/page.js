'use strict';
// The charts, their series, and the tables of the report. Everything shown comes from the JSON in the page.
(function () {
  var charts = JSON.parse(document.getElementById('data').textContent);
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var still = window.matchMedia('(prefers-reduced-motion: reduce)');
  var symbols = { circle: 'circle', square: 'rect', triangle: 'triangle', diamond: 'diamond',
    down: 'path://M0,0 L10,0 L5,9 Z' };
  var encode = echarts.format.encodeHTML;

  function ink() {
    return dark.matches ? { text: '#e8e8e4', quiet: '#a9aaa5', grid: '#3a3d42', paper: '#17181a' }
      : { text: '#1b1b1b', quiet: '#5a5a55', grid: '#e2e2de', paper: '#ffffff' };
  }

  function digits(x) {
    return x >= 0.001 && x < 1e6 ? String(Number(x.toPrecision(3))) : x.toExponential(2);
  }

  function power(x) {
    var e = Math.round(Math.log10(x));
    if (Math.abs(e) < 4) { return String(Number(Math.pow(10, e).toPrecision(1))); }
    return '10' + String(e).replace(/./g, function (c) { return c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[c]; });
  }

  function axis(name, where, log) {
    var c = ink();
    return { type: log ? 'log' : 'value', name: name, nameLocation: 'middle', nameGap: where === 'x' ? 26 : 46,
      axisLabel: { color: c.quiet, formatter: power }, nameTextStyle: { color: c.text },
      axisLine: { lineStyle: { color: c.quiet } }, splitLine: { lineStyle: { color: c.grid } },
      minorTick: { show: false } };
  }

  function extent(values) {
    var low = Math.min.apply(null, values), high = Math.max.apply(null, values);
    return [Math.pow(10, Math.floor(Math.log10(low))), Math.pow(10, Math.ceil(Math.log10(high * 1.0001)))];
  }

  // A band between lo and hi, one polygon per stretch between two sizes.
  function band(curve) {
    return { type: 'custom', name: curve.name, silent: true, z: 1, animation: false, tooltip: { show: false },
      itemStyle: { color: curve.colour }, encode: { x: 0, y: [2, 3] }, data: curve.points,
      renderItem: function (params, api) {
        var i = params.dataIndex;
        if (i + 1 >= curve.points.length) { return; }
        var a = curve.points[i], b = curve.points[i + 1];
        return { type: 'polygon',
          shape: { points: [api.coord([a[0], a[2]]), api.coord([b[0], b[2]]), api.coord([b[0], b[3]]),
            api.coord([a[0], a[3]])] },
          style: { fill: curve.colour, opacity: 0.18 } };
      } };
  }

  function line(curve) {
    return { type: 'line', name: curve.name, z: 3, symbol: symbols[curve.mark], symbolSize: 8, showAllSymbol: true,
      color: curve.colour, lineStyle: { width: 2, type: curve.dashed ? 'dashed' : 'solid' },
      emphasis: { focus: 'series' },
      data: curve.points.map(function (p) {
        return { value: [p[0], p[1]], point: p,
          itemStyle: p[4] ? { color: ink().paper, borderColor: curve.colour, borderWidth: 1.5 } : {} };
      }) };
  }

  function guide(g, xs, ys) {
    var from = xs[0], to = xs[1];
    if (g.power) { to = Math.min(to, ys[1] / g.factor); from = Math.max(from, ys[0] / g.factor); }
    function at(n) { return g.power ? g.factor * n : g.factor; }
    return { type: 'line', name: g.name, silent: true, symbol: 'none', z: 2, animation: false,
      color: ink().quiet, lineStyle: { width: 1, type: 'dotted' }, tooltip: { show: false },
      endLabel: { show: false }, data: to > from ? [[from, at(from)], [to, at(to)]] : [] };
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
        return head + encode(p[2]) + '<br>n = ' + p[0] + ', m = ' + p[1] + (p[3] ? '<br>extrapolated' : '') +
          '<br>data/summary.csv:' + p[4];
      }
      return head + 'n = ' + p[0] + '<br>' + digits(p[1]) +
        (p[2] < p[3] ? ' (' + digits(p[2]) + '–' + digits(p[3]) + ')' : '') +
        (p[4] ? '<br>extrapolated' : '') + '<br>data/summary.csv:' + p[5] + ' (click to go there)';
    };
  }

  function option(chart) {
    var c = ink(), xs, ys, series;
    var points = [].concat.apply([], chart.curves.map(function (k) { return k.points; }));
    xs = extent(points.map(function (p) { return p[0]; }));
    if (chart.kind === 'map' || chart.kind === 'leaders') {
      ys = extent(points.map(function (p) { return p[1]; }));
      series = chart.curves.map(function (k) {
        return { type: 'scatter', name: k.name, symbol: symbols[k.mark], symbolSize: 16, color: k.colour,
          data: k.points.map(function (p) { return { value: [p[0], p[1]], point: p }; }) };
      });
    } else {
      ys = extent([].concat.apply([], points.map(function (p) { return [p[2], p[3]]; }))
        .concat((chart.guides || []).filter(function (g) { return !g.power; }).map(function (g) { return g.factor; })));
      series = chart.curves.map(band).concat(chart.guides.map(function (g) { return guide(g, xs, ys); }),
        chart.curves.map(line));
    }
    var x = axis('inputs n', 'x', true), y = axis(chart.y, 'y', true);
    x.min = xs[0]; x.max = xs[1]; y.min = ys[0]; y.max = ys[1];
    if (chart.kind === 'leaders') {
      y = { type: 'category', data: chart.families, inverse: true, axisLine: y.axisLine,
        axisLabel: { color: c.text }, splitLine: { show: true, lineStyle: { color: c.grid } } };
    }
    return { animation: !still.matches, backgroundColor: 'transparent', textStyle: { color: c.text },
      aria: { enabled: true, label: { description: chart.title + ', a curve for each of ' +
        chart.curves.map(function (k) { return k.name; }).join(', ') } },
      grid: { left: chart.kind === 'leaders' ? 130 : 64, right: 16, top: 14, bottom: 44 }, xAxis: x, yAxis: y,
      legend: { show: false }, tooltip: { trigger: 'item', confine: true, formatter: tip(chart) }, series: series };
  }

  function draw(box) {
    var chart = charts[box.dataset.chart];
    var drawn = echarts.init(box, null, { renderer: 'svg' });
    drawn.setOption(option(chart));
    drawn.on('click', function (e) {
      var p = e.data && e.data.point;
      if (p) { go('s' + p[p.length - 1]); }
    });
    box.drawn = drawn;
    var redraw = function () {
      var off = drawn.getOption().legend[0].selected;
      drawn.setOption(option(chart), true);
      drawn.setOption({ legend: { selected: off } });
    };
    dark.addEventListener('change', redraw);
    window.addEventListener('resize', function () { drawn.resize(); });
    series(box, chart, drawn);
  }

  function series(box, chart, drawn) {
    var set = document.querySelector('[data-series="' + box.dataset.chart + '"]');
    function toggle(name, colour, dashed) {
      var label = document.createElement('label'), check = document.createElement('input');
      check.type = 'checkbox';
      check.checked = true;
      check.addEventListener('change', function () {
        drawn.dispatchAction({ type: check.checked ? 'legendSelect' : 'legendUnSelect', name: name });
      });
      var swatch = document.createElement('span');
      swatch.className = dashed ? 'swatch dashed' : 'swatch';
      swatch.style.borderTopColor = colour;
      label.append(check, swatch, document.createTextNode(name));
      set.append(label);
    }
    chart.curves.forEach(function (k) { toggle(k.name, k.colour, k.dashed); });
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

  // Charts far down a long page are drawn when they come near.
  var near = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (entry.isIntersecting) {
        near.unobserve(entry.target);
        draw(entry.target);
      }
    });
  }, { rootMargin: '600px' });
  document.querySelectorAll('[data-chart]').forEach(function (box) { near.observe(box); });

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
