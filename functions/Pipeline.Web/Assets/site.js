// Comfort only: every page works without this file.
(function () {
  'use strict';
  var MAX = 10 * 1024 * 1024;
  var each = function (selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); };

  // The code of a printed sheet stands behind the # of its address: it fills the form and never reaches the server's log.
  var fill = function () {
    var hash = decodeURIComponent(location.hash.slice(1));
    var school = document.getElementById('school'), code = document.getElementById('code'), once = document.getElementById('once');
    if (school && code && /^\d{10}\.[0-9A-Za-z-]+$/.test(hash)) {
      school.value = hash.slice(0, 10);
      code.value = hash.slice(11);
      history.replaceState(null, '', location.pathname);
    } else if (once && /^[0-9A-Za-z-]{17,24}$/.test(hash)) {
      once.value = hash;
      history.replaceState(null, '', location.pathname);
    }
  };
  fill();
  window.addEventListener('hashchange', fill);

  each('[hidden].js', function (element) { element.hidden = false; });
  each('[data-print]', function (button) { button.addEventListener('click', function () { window.print(); }); });
  each('[data-copy]', function (button) {
    button.addEventListener('click', function () {
      var source = document.getElementById(button.getAttribute('data-copy'));
      source.select();
      var said = function () { button.textContent = '已复制'; };
      if (navigator.clipboard) { navigator.clipboard.writeText(source.value).then(said, function () { document.execCommand('copy'); said(); }); }
      else { document.execCommand('copy'); said(); }
    });
  });
  each('form[data-sure]', function (form) {
    form.addEventListener('submit', function (event) { if (!window.confirm(form.getAttribute('data-sure'))) { event.preventDefault(); } });
  });

  // A file is looked at before it is sent, and its way is shown.
  var form = document.getElementById('upload');
  if (!form) { return; }
  var input = document.getElementById('workbook'), button = form.querySelector('button');
  var note = document.createElement('p');
  note.setAttribute('role', 'alert');
  note.className = 'hot';
  form.appendChild(note);
  var problem = function (file) {
    if (!file) { return ''; }
    if (file.size === 0) { return '文件是空的，请打开文件检查后重新选择。'; }
    if (file.size > MAX) { return '文件有' + Math.ceil(file.size / 1048576) + 'MB，超过10MB，不能上报。请检查是否选错文件或插入了图片。'; }
    return '';
  };
  input.addEventListener('change', function () {
    note.textContent = problem(input.files[0]);
    button.disabled = note.textContent !== '';
  });
  form.addEventListener('submit', function (event) {
    if (!window.FormData || !input.files[0]) { return; }
    event.preventDefault();
    if (problem(input.files[0])) { return; }
    var bar = document.createElement('progress'), data = new FormData(form), sending = new XMLHttpRequest();
    bar.max = 100;
    bar.setAttribute('aria-label', '上传进度');
    form.appendChild(bar);
    button.disabled = true;
    button.textContent = '正在上报……';
    sending.upload.onprogress = function (progress) { if (progress.lengthComputable) { bar.value = 100 * progress.loaded / progress.total; } };
    sending.upload.onload = function () { bar.removeAttribute('value'); button.textContent = '正在校验……'; };
    sending.onload = function () {
      if (sending.responseURL && sending.responseURL !== form.action) { location.href = sending.responseURL; return; }
      var page = new DOMParser().parseFromString(sending.responseText, 'text/html').querySelector('main p');
      again(page ? page.textContent : '没有上报成功，请重试。');
    };
    sending.onerror = function () { again('网络中断，不能确定是否收到。请刷新本页，看上报记录里有没有这一份；没有就再上报一次。'); };
    var again = function (text) {
      note.textContent = text;
      form.removeChild(bar);
      button.disabled = false;
      button.textContent = '上报';
    };
    sending.open('POST', form.action);
    sending.send(data);
  });
})();
