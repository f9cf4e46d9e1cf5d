;;; Run by test_editors_emacs.py inside Emacs, 28 and later: opens a draft, waits for the diagnostics,
;;; applies the action whose title is told, saves, and writes down what it saw.  -*- lexical-binding: t -*-
(require 'json)
(require 'eglot)
(require 'cl-lib)

(defvar told (json-parse-string (getenv "NEWSLINT_TOLD") :object-type 'alist))
(defun told (key) (alist-get key told))

;; As the manual has it; a file of elisp, taken from there.
(load (told 'setup) nil t)

(defun shown ()
  "The diagnostics of this buffer, first one first, as they would be shown."
  (mapcar
   (lambda (item)
     (let ((start (flymake-diagnostic-beg item)) (end (flymake-diagnostic-end item)))
       (list :line (line-number-at-pos start)
             :column (save-excursion (goto-char start) (- start (line-beginning-position)))
             :words (buffer-substring-no-properties start end)
             :message (flymake-diagnostic-text item)
             :type (symbol-name (flymake-diagnostic-type item)))))
   (sort (flymake-diagnostics)
         (lambda (one other) (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other))))))

(defun until (count)
  "Wait until there are so many diagnostics."
  (with-timeout (240 (error "%d diagnostics, not %d" (length (shown)) count))
    (while (/= count (length (flymake-diagnostics)))
      (flymake-start)
      (accept-process-output nil 0.05))))

(defun seen ()
  (let ((project-find-functions (list (lambda (_) (cons 'transient (told 'root)))))
        (eglot-sync-connect 240)
        (eglot-connect-timeout 240)
        (eglot-confirm-server-initiated-edits nil))
    (find-file (told 'file))
    (unless (derived-mode-p 'text-mode) (text-mode))
    (call-interactively #'eglot)
    (until (told 'count))
    (let ((before (shown)) actions action)
      (goto-char (point-min))
      (forward-line (1- (plist-get (car before) :line)))
      (forward-char (1+ (plist-get (car before) :column)))
      (setq actions (append (eglot-code-actions (point) (point)) nil)
            action (cl-find (told 'title) actions :key (lambda (each) (plist-get each :title)) :test #'string=))
      (if (fboundp 'eglot-execute)
          (eglot-execute (eglot-current-server) action)
        (eglot--apply-workspace-edit (plist-get action :edit)))
      (eglot--signal-textDocument/didChange)
      (until (1- (told 'count)))
      (let ((coding-system-for-write 'utf-8)) (save-buffer))
      (list :before (vconcat before)
            :titles (vconcat (mapcar (lambda (each) (plist-get each :title)) actions))
            :after (vconcat (shown))
            :version (format "%s" emacs-version)))))

(let ((report (condition-case problem (seen) (error (list :problem (error-message-string problem)))))
      (coding-system-for-write 'utf-8))
  (with-temp-file (told 'report) (insert (json-serialize report)))
  (kill-emacs 0))
