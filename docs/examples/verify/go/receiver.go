// Believes only webhooks that are signed with a secret it knows. Go 1.19 or newer, nothing else:
//
//	WEBHOOK_SECRETS='whsec_...' go run receiver.go 8080
//
// There may be several secrets with spaces between them: the new and the old one, while you change it.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

const (
	tolerance = 5 * time.Minute
	maxBytes  = 1 << 20
)

// verify takes the body as it came over the line: JSON that was read and written again has other bytes.
func verify(keys [][]byte, headers http.Header, body []byte, now time.Time) bool {
	id := headers.Get("webhook-id")
	timestamp := headers.Get("webhook-timestamp")
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if id == "" || err != nil {
		return false
	}
	age := now.Sub(time.Unix(seconds, 0))
	if age > tolerance || age < -tolerance {
		return false
	}
	for _, key := range keys {
		mac := hmac.New(sha256.New, key)
		fmt.Fprintf(mac, "%s.%s.", id, timestamp)
		mac.Write(body)
		expected := mac.Sum(nil)
		for _, one := range strings.Fields(headers.Get("webhook-signature")) {
			received, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(one, "v1,"))
			if err == nil && strings.HasPrefix(one, "v1,") && hmac.Equal(received, expected) {
				return true
			}
		}
	}
	return false
}

func main() {
	var keys [][]byte
	for _, secret := range strings.Fields(os.Getenv("WEBHOOK_SECRETS")) {
		if !strings.HasPrefix(secret, "whsec_") {
			keys = append(keys, []byte(secret))
			continue
		}
		key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
		if err != nil {
			log.Fatal("a secret in WEBHOOK_SECRETS is not base64 after whsec_")
		}
		keys = append(keys, key)
	}
	if len(keys) == 0 {
		log.Fatal("WEBHOOK_SECRETS is not set")
	}
	port := "8080"
	if len(os.Args) > 1 {
		port = os.Args[1]
	}

	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBytes))
		if err != nil {
			http.Error(w, "too large", http.StatusRequestEntityTooLarge)
			return
		}
		if !verify(keys, r.Header, body, time.Now()) {
			http.Error(w, "signature does not fit", http.StatusUnauthorized)
			return
		}
		var event struct {
			Event      string `json:"event"`
			Name       string `json:"name"`
			StatusText string `json:"status_text"`
		}
		if err := json.Unmarshal(body, &event); err != nil {
			http.Error(w, "no JSON", http.StatusBadRequest)
			return
		}
		fmt.Println(r.Header.Get("webhook-id"), event.Event, event.Name, event.StatusText)
		w.WriteHeader(http.StatusNoContent)
	})
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening on port", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(listener, nil))
}
